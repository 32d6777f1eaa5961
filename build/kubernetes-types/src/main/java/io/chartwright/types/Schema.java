package io.chartwright.types;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one Kubernetes minor knows.
 *
 * @param kinds the name of each kind's type
 * @param types the fields of each type
 */
record Schema(SortedMap<Kind, String> kinds, SortedMap<String, SortedMap<String, Field>> types) {

    /** Returns this schema without the types that no kind holds. */
    Schema reachable() {
        SortedMap<String, SortedMap<String, Field>> reached = new TreeMap<>();
        Deque<String> open = new ArrayDeque<>(kinds.values());
        while (!open.isEmpty()) {
            String name = open.pop();
            Map<String, Field> fields = types.get(name);
            if (fields != null && reached.putIfAbsent(name, new TreeMap<>(fields)) == null) {
                fields.values().forEach(field -> open.push(field.element()));
            }
        }
        return new Schema(kinds, reached);
    }
}
