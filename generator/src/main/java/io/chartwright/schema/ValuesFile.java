package io.chartwright.schema;

import io.chartwright.yaml.YamlWriter;
import java.util.List;

/** Writes {@code values.yaml}: every default under its description, every optional key as a commented example. */
final class ValuesFile {
    static final int WIDTH = 100;
    private static final String STEP = "  ";

    private final YamlWriter yaml = new YamlWriter();
    private final StringBuilder out = new StringBuilder();

    /** Returns the file's text; keys of the first level are set apart by empty lines. */
    String write(List<String> header, List<Property> properties) {
        header.forEach(line -> out.append(line.isEmpty() ? "#" : "# " + line).append('\n'));
        for (Property property : properties) {
            out.append('\n');
            property(property, "");
        }
        return out.toString();
    }

    private void property(Property property, String indent) {
        Prose.wrap(property.description(), WIDTH).forEach(line -> out.append(indent)
                .append(line.isEmpty() ? "#" : "# " + line)
                .append('\n'));
        if (property.isGroup()) {
            boolean empty = property.children().stream().allMatch(Property::isOptional);
            out.append(indent).append(property.name()).append(empty ? ": {}\n" : ":\n");
            property.children().forEach(child -> property(child, indent + STEP));
        } else if (property.value().isPresent()) {
            out.append(yaml.entry(property.name(), property.value().get(), indent));
        } else {
            property.example().ifPresent(example -> yaml.entry(property.name(), example, "")
                    .lines()
                    .forEach(line -> out.append(indent)
                            .append(line.isEmpty() ? "#" : "# " + line)
                            .append('\n')));
        }
    }
}
