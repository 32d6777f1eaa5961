package io.chartwright.diagnose;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

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

    /** Returns the ConfigMap of the release with its settings, and of its files the names. */
    static LiveObject toSettings(LiveObject settings) {
        Map<Object, Object> fields = new LinkedHashMap<>(settings.fields());
        Map<String, String> values = settings.strings("data");
        values.replaceAll((key, value) -> value.contains("\n") ? "***" : value);
        fields.put("data", values);
        return new LiveObject(fields);
    }

    /** Returns the node without the images that lie on it, which are many. */
    static LiveObject toSpace(LiveObject node) {
        Map<Object, Object> fields = new LinkedHashMap<>(node.fields());
        Map<Object, Object> status = new LinkedHashMap<>(node.part("status").fields());
        status.keySet().removeAll(Set.of("images", "nodeInfo", "addresses", "daemonEndpoints"));
        fields.put("status", status);
        return new LiveObject(fields);
    }
}
