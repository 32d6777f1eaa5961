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

/** The API versions that Kubernetes no longer serves, from its deprecated API migration guide. */
public final class RemovedApis {
    private static final String TABLE = "removed-apis.yaml";

    private final Map<String, Removal> removals;

    /**
     * An API version that a minor no longer serves.
     *
     * @param minor the first minor without it
     * @param replacement what to write instead; empty when there is nothing
     */
    public record Removal(Minor minor, String replacement) {}

    /** Loads the table from the class path. */
    public RemovedApis() {
        Map<String, Removal> table = new LinkedHashMap<>();
        for (Entry version : read().entries().values()) {
            Mapping kinds = (Mapping) version.node();
            for (String kind : kinds.entries().keySet()) {
                List<String> words = List.of(kinds.text(kind).orElseThrow().split(" ", 2));
                table.put(
                        key(version.key(), kind),
                        new Removal(Minor.parse(words.get(0)), words.size() > 1 ? words.get(1) : ""));
            }
        }
        this.removals = Map.copyOf(table);
    }

    /** Returns the removal of the kind, if the minor does not serve it any more. */
    public Optional<Removal> find(String apiVersion, String kind, Minor minor) {
        return Optional.ofNullable(removals.get(key(apiVersion, kind)))
                .filter(removal -> removal.minor().compareTo(minor) <= 0);
    }

    private static String key(String apiVersion, String kind) {
        return apiVersion + " " + kind;
    }

    private static Mapping read() {
        try (InputStream in = Objects.requireNonNull(RemovedApis.class.getResourceAsStream(TABLE), TABLE)) {
            return new YamlReader("api").readMapping(TABLE, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
