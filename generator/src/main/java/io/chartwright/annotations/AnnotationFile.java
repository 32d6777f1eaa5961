package io.chartwright.annotations;

import io.chartwright.model.Mapping;
import io.chartwright.yaml.YamlReader;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One file of the catalogue. It is cut at the lines that begin with a key, and an entry is read as YAML when it is asked
 * for, because reading all entries would take longer than all checks together.
 */
final class AnnotationFile {
    private final Controller controller;
    private final Map<String, String> entries;
    private final List<KeyTemplate> templates;
    private final Map<String, CloudAnnotation> read = new ConcurrentHashMap<>();

    AnnotationFile(Controller controller, String text) {
        this.controller = controller;
        this.entries = Collections.unmodifiableMap(cut(text));
        this.templates = entries.keySet().stream()
                .filter(KeyTemplate::isTemplate)
                .map(KeyTemplate::of)
                .toList();
    }

    Controller controller() {
        return controller;
    }

    /** Returns the keys, as the controller documents them. */
    List<String> keys() {
        return List.copyOf(entries.keySet());
    }

    /** Returns what is known about the key of an object, or about one that is written as {@link #keys} has it. */
    Optional<CloudAnnotation> find(String key) {
        if (entries.containsKey(key)) {
            return Optional.of(entry(key));
        }
        return templates.stream()
                .filter(template -> template.matches(key))
                .findFirst()
                .map(template -> entry(template.key()));
    }

    private CloudAnnotation entry(String key) {
        return read.computeIfAbsent(key, this::read);
    }

    private CloudAnnotation read(String key) {
        Mapping file = new YamlReader("annotations").readMapping(controller.id(), entries.getOrDefault(key, ""));
        return CloudAnnotation.of(key, controller, file.mapping(key).orElseThrow());
    }

    /** Returns the text of each entry by its key. */
    private static Map<String, String> cut(String text) {
        Map<String, String> entries = new LinkedHashMap<>();
        int start = -1;
        for (int line = 0; line <= text.length(); line = endOf(text, line) + 1) {
            boolean isEnd = line == text.length();
            boolean isKey = !isEnd && " #\n".indexOf(text.charAt(line)) < 0;
            if ((isKey || isEnd) && start >= 0) {
                entries.put(text.substring(start, endOf(text, start) - 1), text.substring(start, line));
            }
            if (isKey) {
                start = line;
            }
        }
        return entries;
    }

    private static int endOf(String text, int line) {
        int end = text.indexOf('\n', line);
        return end < 0 ? text.length() : end;
    }
}
