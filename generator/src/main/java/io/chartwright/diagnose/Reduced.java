package io.chartwright.diagnose;

import java.util.LinkedHashMap;
import java.util.Map;

/** Objects without what diagnosing needs not know. */
final class Reduced {
    private Reduced() {}

    /** Returns the Secret or ConfigMap with its keys; of the values, only certificates, which every caller gets to see. */
    static LiveObject toKeys(LiveObject object) {
        Map<Object, Object> fields = new LinkedHashMap<>(object.fields());
        for (String part : new String[] {"data", "binaryData", "stringData"}) {
            if (fields.containsKey(part)) {
                Map<String, String> values = object.strings(part);
                values.replaceAll((key, value) -> Certificate.isOne(value) || value.isEmpty() ? value : "***");
                fields.put(part, values);
            }
        }
        return new LiveObject(fields);
    }
}
