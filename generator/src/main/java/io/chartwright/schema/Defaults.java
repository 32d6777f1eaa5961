package io.chartwright.schema;

import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Composes default values from the keys of a values model. */
final class Defaults {
    private Defaults() {}

    /** Returns the defaults of the keys; each entry's comment is the key's description. */
    static Mapping of(List<Property> properties, Location location) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Property property : properties) {
            Optional<Node> value =
                    property.isGroup() ? Optional.of(of(property.children(), property.location())) : property.value();
            value.ifPresent(node -> entries.put(
                    property.name(),
                    new Entry(
                            property.name(),
                            node,
                            property.location(),
                            Prose.wrap(property.description(), ValuesFile.WIDTH))));
        }
        return new Mapping(entries, location);
    }
}
