package io.chartwright.publish.oci;

import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code Chart.yaml} as Helm reads it: the fields that Helm knows in the order of its structure, without empty ones;
 * numbers are text, and text is one line of printable characters.
 *
 * @param fields text, booleans, lists and maps by the name of the field
 */
record HelmMetadata(Map<String, Object> fields) {

    private static final List<String> ORDER = List.of(
            "name",
            "home",
            "sources",
            "version",
            "description",
            "keywords",
            "maintainers",
            "icon",
            "apiVersion",
            "condition",
            "tags",
            "appVersion",
            "deprecated",
            "annotations",
            "kubeVersion",
            "dependencies",
            "type");
    private static final List<String> MAINTAINER = List.of("name", "email", "url");
    private static final List<String> DEPENDENCY =
            List.of("name", "version", "repository", "condition", "tags", "enabled", "import-values", "alias");

    static HelmMetadata of(Mapping chartYaml) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String key : ORDER) {
            chartYaml.get(key).ifPresent(node -> {
                Object value = field(key, node);
                if (!isEmpty(value)) {
                    fields.put(key, value);
                }
            });
        }
        return new HelmMetadata(fields);
    }

    /** Returns the text of the field, empty when there is none. */
    String text(String key) {
        return fields.get(key) instanceof String text ? text : "";
    }

    /** Returns the items of the field; none when there is no list. */
    List<?> items(String key) {
        return fields.get(key) instanceof List<?> items ? items : List.of();
    }

    /** Returns the chart's own annotations. */
    Map<String, String> annotations() {
        Map<String, String> annotations = new TreeMap<>();
        if (fields.get("annotations") instanceof Map<?, ?> map) {
            map.forEach((key, value) -> annotations.put(String.valueOf(key), String.valueOf(value)));
        }
        return annotations;
    }

    private static Object field(String key, Node node) {
        return switch (key) {
            case "maintainers" -> records(node, MAINTAINER);
            case "dependencies" -> records(node, DEPENDENCY);
            case "annotations" -> exact(node);
            case "version", "apiVersion", "type" ->
                node instanceof Scalar scalar && !scalar.isNull() ? scalar.text() : "";
            case "deprecated" -> node instanceof Scalar scalar && Boolean.TRUE.equals(scalar.value());
            default -> printable(node);
        };
    }

    private static List<Map<String, Object>> records(Node node, List<String> order) {
        List<Map<String, Object>> records = new ArrayList<>();
        for (Node item : node instanceof Sequence sequence ? sequence.items() : List.<Node>of()) {
            if (item instanceof Mapping mapping) {
                Map<String, Object> fields = new LinkedHashMap<>();
                for (String key : order) {
                    Object value = mapping.get(key).map(part -> part(key, part)).orElse("");
                    boolean isAlwaysThere = order == DEPENDENCY && (key.equals("name") || key.equals("repository"));
                    if (isAlwaysThere || !isEmpty(value)) {
                        fields.put(key, value);
                    }
                }
                records.add(fields);
            }
        }
        return records;
    }

    private static Object part(String key, Node node) {
        return switch (key) {
            case "import-values" -> exact(node);
            case "enabled" -> node instanceof Scalar scalar && Boolean.TRUE.equals(scalar.value());
            default -> printable(node);
        };
    }

    private static Object printable(Node node) {
        if (node instanceof Sequence sequence) {
            return sequence.items().stream().map(HelmMetadata::printable).toList();
        }
        if (!(node instanceof Scalar scalar) || scalar.isNull()) {
            return "";
        }
        StringBuilder line = new StringBuilder();
        text(scalar).codePoints().forEach(c -> {
            if (isSpace(c)) {
                line.append(' ');
            } else if (isPrintable(c)) {
                line.appendCodePoint(c);
            }
        });
        return line.toString();
    }

    /** Returns the node with sorted keys and numbers as text, otherwise as it is. */
    private static Object exact(Node node) {
        if (node instanceof Mapping mapping) {
            Map<String, Object> sorted = new TreeMap<>();
            mapping.entries().forEach((key, entry) -> sorted.put(key, exact(entry.node())));
            return sorted;
        }
        if (node instanceof Sequence sequence) {
            return sequence.items().stream().map(HelmMetadata::exact).toList();
        }
        return node instanceof Scalar scalar && !scalar.isNull() ? text(scalar) : "";
    }

    /** Returns the text that Helm reads: a number without quotes has lost its last zeros. */
    private static String text(Scalar scalar) {
        return scalar.value() instanceof BigDecimal number
                ? number.stripTrailingZeros().toPlainString()
                : scalar.text();
    }

    /** Go's {@code unicode.IsSpace}. */
    private static boolean isSpace(int c) {
        return (c >= '\t' && c <= '\r') || c == 0x85 || Character.isSpaceChar(c);
    }

    /** Go's {@code unicode.IsPrint}, without spaces. */
    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    private static boolean isEmpty(Object value) {
        return value.equals("")
                || value.equals(false)
                || (value instanceof List<?> list && list.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty());
    }
}
