package io.chartwright.kubernetes;

import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A table on the class path that says from which minor on something holds for an API version, and what to write then. */
final class ApiTable {
    private final Map<String, Row> rows;

    /**
     * What holds for one kind in one API version.
     *
     * @param minor the first minor for which it holds
     * @param replacement what to write instead; empty when there is nothing
     */
    record Row(Minor minor, String replacement) {}

    /** Loads the table. */
    ApiTable(String file) {
        Map<String, Row> table = new LinkedHashMap<>();
        for (Entry version : read(file).entries().values()) {
            Mapping kinds = (Mapping) version.node();
            for (String kind : kinds.entries().keySet()) {
                List<String> words = List.of(kinds.text(kind).orElseThrow().split(" ", 2));
                table.put(
                        key(version.key(), kind),
                        new Row(Minor.parse(words.get(0)), words.size() > 1 ? words.get(1) : ""));
            }
        }
        this.rows = Map.copyOf(table);
    }

    /** Returns what the table says of the kind. */
    Optional<Row> find(String apiVersion, String kind) {
        return Optional.ofNullable(rows.get(key(apiVersion, kind)));
    }

    private static String key(String apiVersion, String kind) {
        return apiVersion + " " + kind;
    }

    private static Mapping read(String file) {
        try (InputStream in = Objects.requireNonNull(ApiTable.class.getResourceAsStream(file), file)) {
            return new YamlReader("api").readMapping(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
