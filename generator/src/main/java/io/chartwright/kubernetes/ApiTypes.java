package io.chartwright.kubernetes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The kinds and types of every known minor. The text of the table is cut into sections when it is loaded; a section is
 * read when its type is asked for, so what no object uses costs nothing.
 */
final class ApiTypes {
    private static final String TABLE = "types.txt";

    private final List<ApiKind> kinds = new ArrayList<>();
    private final Map<String, String> sections = new HashMap<>();
    private final Map<String, Map<Minor, ObjectType>> types = new ConcurrentHashMap<>();

    /** Loads the table from the class path. */
    ApiTypes() {
        String text = read();
        int start = text.indexOf("\n\n") + 2;
        while (start > 1) {
            int head = text.indexOf('\n', start);
            int end = text.indexOf("\n\n", head);
            sections.put(text.substring(start, head), text.substring(head + 1, end < 0 ? text.length() : end + 1));
            start = end < 0 ? 0 : end + 2;
        }
        lines("").forEach(line -> kinds.add(ApiKind.parse(line)));
    }

    private static String read() {
        try (InputStream in = Objects.requireNonNull(ApiTypes.class.getResourceAsStream(TABLE), TABLE)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the kind, if the minor knows it. */
    Optional<ApiKind> kind(String apiVersion, String name, Minor minor) {
        return kinds(name).stream()
                .filter(kind ->
                        kind.apiVersion().equals(apiVersion) && kind.span().holds(minor))
                .findFirst();
    }

    /** Returns every API version of the kinds of that name, in all minors. */
    List<ApiKind> kinds(String name) {
        return kinds.stream().filter(kind -> kind.name().equals(name)).toList();
    }

    /** Returns every kind of every minor. */
    List<ApiKind> kinds() {
        return List.copyOf(kinds);
    }

    /** Returns the fields of the type in that minor. */
    ObjectType type(String name, Minor minor) {
        return types.computeIfAbsent(name, key -> new ConcurrentHashMap<>())
                .computeIfAbsent(minor, key -> read(name, minor));
    }

    /** Returns what any minor says of the field of the type, oldest first. */
    List<ApiField> history(String type, String field) {
        return lines(type).stream()
                .map(ApiField::parse)
                .filter(each -> each.name().equals(field))
                .toList();
    }

    private ObjectType read(String name, Minor minor) {
        Map<String, ApiField> fields = new HashMap<>();
        for (String line : lines(name)) {
            ApiField field = ApiField.parse(line);
            if (field.span().holds(minor)) {
                fields.put(field.name(), field);
            }
        }
        List<ApiField> required =
                fields.values().stream().filter(ApiField::required).toList();
        return new ObjectType(name, Map.copyOf(fields), required);
    }

    private List<String> lines(String section) {
        String text = sections.getOrDefault(section, "");
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            lines.add(text.substring(start + 1, end));
            start = end + 1;
        }
        return lines;
    }
}
