package io.chartwright.diagnose;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An object of a cluster, or a part of one. Paths are keys joined by dots; what is not there is empty.
 *
 * @param fields what its JSON holds
 */
record LiveObject(Map<?, ?> fields) {

    String kind() {
        return text("kind");
    }

    String name() {
        return text("metadata.name");
    }

    /** Returns {@code Kind/name}. */
    String id() {
        return kind() + "/" + name();
    }

    /** Returns the part of the release that it belongs to, {@code runtime} or {@code player}; empty when it tells none. */
    String tier() {
        return label("app.kubernetes.io/component");
    }

    String label(String key) {
        return strings("metadata.labels").getOrDefault(key, "");
    }

    /** Returns the value at the path as text. */
    String text(String path) {
        Object value = at(path);
        return value == null || value instanceof Map || value instanceof List ? "" : String.valueOf(value);
    }

    /** Returns the whole number at the path; 0 when there is none. */
    long number(String path) {
        String text = text(path);
        return text.matches("-?\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    boolean has(String path) {
        return at(path) != null;
    }

    /** Returns the mapping at the path. */
    LiveObject part(String path) {
        return new LiveObject(at(path) instanceof Map<?, ?> map ? map : Map.of());
    }

    /** Returns the mappings of the list at the path. */
    List<LiveObject> items(String path) {
        List<LiveObject> items = new ArrayList<>();
        if (at(path) instanceof List<?> list) {
            list.forEach(item -> {
                if (item instanceof Map<?, ?> map) {
                    items.add(new LiveObject(map));
                }
            });
        }
        return items;
    }

    /** Returns the single values of the list at the path. */
    List<String> texts(String path) {
        return at(path) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** Returns the mapping at the path with its values as text, sorted by key. */
    Map<String, String> strings(String path) {
        Map<String, String> strings = new TreeMap<>();
        part(path).fields.forEach((key, value) -> strings.put(String.valueOf(key), String.valueOf(value)));
        return strings;
    }

    /** Returns the condition of the type in {@code status.conditions}. */
    LiveObject condition(String type) {
        return items("status.conditions").stream()
                .filter(condition -> condition.text("type").equals(type))
                .findFirst()
                .orElse(new LiveObject(Map.of()));
    }

    private @Nullable Object at(String path) {
        Object value = fields;
        for (String key : path.split("\\.", -1)) {
            value = value instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return value;
    }
}
