package io.chartwright.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** All minors in one text: what stays the same over several of them stands there once, with the first and the last. */
final class Table {
    private final int oldest;
    private final int newest;

    /** The spans of minors of each line, by the name of its type; kinds stand under an empty name. */
    private final SortedMap<String, SortedMap<String, List<int[]>>> sections = new TreeMap<>();

    Table(SortedMap<Integer, Schema> schemas) {
        this.oldest = schemas.firstKey();
        this.newest = schemas.lastKey();
        schemas.forEach((minor, schema) -> {
            schema.kinds().forEach((kind, type) -> add("", kind + " " + type, minor));
            schema.types()
                    .forEach((name, fields) ->
                            fields.forEach((field, description) -> add(name, line(field, description), minor)));
        });
    }

    private static String line(String name, Field field) {
        String values = field.values().isEmpty() ? "" : " =" + String.join("|", field.values());
        return name + (field.required() ? "! " : " ") + field.type() + values;
    }

    private void add(String section, String line, int minor) {
        List<int[]> spans = sections.computeIfAbsent(section, key -> new TreeMap<>())
                .computeIfAbsent(line, key -> new ArrayList<>());
        if (spans.isEmpty() || spans.get(spans.size() - 1)[1] < minor - 1) {
            spans.add(new int[] {minor, minor});
        } else {
            spans.get(spans.size() - 1)[1] = minor;
        }
    }

    /** Returns the text: the kinds, then each type with its fields. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, SortedMap<String, List<int[]>>> section : sections.entrySet()) {
            text.append('\n').append(section.getKey()).append('\n');
            section.getValue()
                    .forEach((line, spans) -> spans.forEach(span -> text.append(' ')
                            .append(line)
                            .append(spanOf(span[0], span[1]))
                            .append('\n')));
        }
        return text.toString();
    }

    private String spanOf(int first, int last) {
        if (first == oldest && last == newest) {
            return "";
        }
        return " " + (first == oldest ? "" : first) + "-" + (last == newest ? "" : last);
    }
}
