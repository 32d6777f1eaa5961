package io.chartwright.schema;

import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import io.chartwright.yaml.JsonWriter;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the values as Markdown tables, one per key of the first level. */
final class ReferenceTable {
    private static final String HEAD = "| Key | Type | Default | Description |\n|---|---|---|---|\n";

    private final StringBuilder out = new StringBuilder();

    /** Returns the tables; single keys of the first level share the first one. */
    String write(List<Property> properties) {
        List<Property> single = properties.stream().filter(p -> !p.isGroup()).toList();
        if (!single.isEmpty()) {
            out.append("### General\n\n").append(HEAD);
            single.forEach(this::row);
        }
        for (Property group : properties.stream().filter(Property::isGroup).toList()) {
            out.append(out.length() == 0 ? "" : "\n");
            out.append("### ").append(group.name()).append("\n\n");
            out.append(group.description()).append("\n\n").append(HEAD);
            group.children().forEach(this::row);
        }
        return out.toString();
    }

    private void row(Property property) {
        if (property.isGroup()) {
            property.children().forEach(this::row);
            return;
        }
        out.append("| `").append(String.join(".", property.path()));
        out.append("` | ").append(Keyword.typeWords(property.schema()));
        out.append(" | ").append(property.value().map(ReferenceTable::code).orElse("*not set*"));
        out.append(" | ")
                .append(cell(property.description()))
                .append(choices(property))
                .append(" |\n");
    }

    private static String choices(Property property) {
        List<Node> choices = property.schema().items("enum");
        return choices.isEmpty()
                ? ""
                : " One of " + choices.stream().map(ReferenceTable::code).collect(Collectors.joining(", ")) + ".";
    }

    private static String code(Node node) {
        boolean isList = node instanceof Sequence || node instanceof Mapping;
        String json = new JsonWriter().write(node).strip();
        String text = isList ? json.replaceAll("\\n\\s*", " ") : json;
        boolean isEmptyText = node instanceof Scalar scalar
                && scalar.isText()
                && scalar.text().isEmpty();
        return isEmptyText ? "`\"\"`" : "`" + cell(unquoted(node, text)) + "`";
    }

    private static String unquoted(Node node, String json) {
        return node instanceof Scalar scalar && !scalar.text().contains("\n") ? scalar.text() : json;
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replaceAll("\\s*\\n\\s*", " ");
    }
}
