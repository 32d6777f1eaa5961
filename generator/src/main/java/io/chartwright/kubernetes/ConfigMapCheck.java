package io.chartwright.kubernetes;

import java.util.Set;

/** Keys and size of a ConfigMap. */
final class ConfigMapCheck implements KindCheck {

    @Override
    public Set<String> kinds() {
        return Set.of("ConfigMap");
    }

    @Override
    public void check(Place object, Minor minor) {
        Place data = object.at("data");
        Place binary = object.at("binaryData");
        DataEntries.checkKeys(data);
        DataEntries.checkKeys(binary);
        DataEntries.checkBase64(binary);
        for (Place entry : binary.fields()) {
            if (data.at(entry.key()).isThere()) {
                entry.refuse("'" + entry.key() + "' is in data, too", "keep it in one of them");
            }
        }
        DataEntries.checkSize(data, DataEntries.plainSize(data) + DataEntries.encodedSize(binary));
    }
}
