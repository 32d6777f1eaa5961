package io.chartwright.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a schema down to what checks an object, and gives each part that is new a line. */
final class Reducer {
    private static final Set<String> VALUES = Set.of(
            "type",
            "required",
            "enum",
            "pattern",
            "format",
            "nullable",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "minProperties",
            "maxProperties",
            "x-kubernetes-int-or-string",
            "x-kubernetes-preserve-unknown-fields",
            "x-kubernetes-embedded-resource",
            "x-kubernetes-list-type",
            "x-kubernetes-list-map-keys");
    private static final Set<String> SCHEMAS = Set.of("items", "not");
    private static final Set<String> LISTS = Set.of("anyOf", "oneOf", "allOf");
    private static final Pattern REFERENCE = Pattern.compile("@(\\d+)@");
    private static final Map<String, Object> OPEN =
            Map.of("type", "object", "x-kubernetes-preserve-unknown-fields", true);

    private final Map<String, Integer> lines;

    Reducer(Map<String, Integer> lines) {
        this.lines = lines;
    }

    /** Returns the line of an object's schema; what every object has is checked elsewhere, and a status is nobody's to write. */
    int root(Map<?, ?> schema) {
        Map<Object, Object> properties = new TreeMap<>((Map<?, ?>) schema.get("properties"));
        properties.keySet().removeAll(Set.of("apiVersion", "kind", "metadata"));
        properties.computeIfPresent("status", (key, status) -> OPEN);
        Map<Object, Object> root = new TreeMap<>(schema);
        root.put("properties", properties);
        if (schema.get("required") instanceof List<?> required) {
            root.put(
                    "required",
                    required.stream()
                            .filter(name -> properties.containsKey(name) && !name.equals("status"))
                            .toList());
        }
        return line(root);
    }

    /** Returns the line with its references counted from another beginning. */
    static String shifted(String line, int first) {
        return REFERENCE.matcher(line).replaceAll(found -> String.valueOf(Integer.parseInt(found.group(1)) + first));
    }

    private int line(Map<?, ?> schema) {
        String text = json(reduced(schema));
        Integer known = lines.putIfAbsent(text, lines.size());
        return known == null ? lines.size() - 1 : known;
    }

    private Map<String, Object> reduced(Map<?, ?> schema) {
        Map<String, Object> reduced = new TreeMap<>();
        schema.forEach((key, value) -> {
            String keyword = String.valueOf(key);
            boolean isEmpty =
                    value == null || value instanceof List<?> list && list.isEmpty() || Boolean.FALSE.equals(value);
            boolean isAnyList = keyword.equals("x-kubernetes-list-type") && "atomic".equals(value);
            if (isEmpty || isAnyList) {
                return;
            }
            if (VALUES.contains(keyword)) {
                reduced.put(keyword, value);
            } else if (keyword.equals("default")) {
                boolean isScalar = value instanceof String || value instanceof Number;
                reduced.put(keyword, isScalar ? value : true);
            } else if (SCHEMAS.contains(keyword) || keyword.equals("additionalProperties") && value instanceof Map) {
                reduced.put(keyword, reference((Map<?, ?>) value));
            } else if (keyword.equals("additionalProperties") && Boolean.TRUE.equals(value)) {
                reduced.put(keyword, true);
            } else if (LISTS.contains(keyword)) {
                List<Object> references = new ArrayList<>();
                ((List<?>) value).forEach(each -> references.add(reference((Map<?, ?>) each)));
                reduced.put(keyword, references);
            } else if (keyword.equals("properties")) {
                Map<String, Object> properties = new TreeMap<>();
                ((Map<?, ?>) value)
                        .forEach((name, each) -> properties.put(String.valueOf(name), reference((Map<?, ?>) each)));
                reduced.put(keyword, properties);
            }
        });
        return reduced;
    }

    private Reference reference(Map<?, ?> schema) {
        return new Reference(line(schema));
    }

    private static String json(Object value) {
        if (value instanceof Map<?, ?> map) {
            List<String> parts = new ArrayList<>();
            map.forEach((key, each) -> parts.add(json(key) + ": " + json(each)));
            return "{" + String.join(", ", parts) + "}";
        }
        if (value instanceof List<?> list) {
            return "[" + String.join(", ", list.stream().map(Reducer::json).toList()) + "]";
        }
        if (value instanceof String text) {
            return '"' + Matcher.quoteReplacement(text).replace("\\$", "$").replace("\"", "\\\"") + '"';
        }
        return String.valueOf(value);
    }

    /** Stands for another line. */
    private record Reference(int number) {
        @Override
        public String toString() {
            return "@" + number + "@";
        }
    }
}
