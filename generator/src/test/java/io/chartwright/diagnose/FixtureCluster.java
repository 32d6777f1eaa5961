package io.chartwright.diagnose;

import io.chartwright.live.Cluster;
import io.chartwright.live.NotAllowedException;
import io.chartwright.live.ServerVersion;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import io.chartwright.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A cluster as a snapshot of one holds it. */
public final class FixtureCluster implements Cluster {
    private static final Path FOLDER = Path.of("src/test/resources/diagnose");

    private final LiveObject document;
    private final Set<String> forbidden;

    private FixtureCluster(LiveObject document, Set<String> forbidden) {
        this.document = document;
        this.forbidden = forbidden;
    }

    /** Returns the names of all snapshots. */
    public static List<String> names() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.replace(".json", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the snapshot of that name. */
    public static FixtureCluster of(String name) {
        try {
            String text = Files.readString(FOLDER.resolve(name + ".json"));
            return of(new YamlReader("diagnose").readMapping(name, text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static FixtureCluster of(Mapping document) {
        return new FixtureCluster(object(document), Set.of());
    }

    /** Returns the object that a tree holds. */
    static LiveObject object(Mapping tree) {
        return new LiveObject((Map<?, ?>) plain(tree));
    }

    /** Returns the same cluster for a user without the right to read some kinds. */
    FixtureCluster without(String... kinds) {
        return new FixtureCluster(document, Set.of(kinds));
    }

    private static Object plain(Node node) {
        if (node instanceof Mapping mapping) {
            Map<String, Object> fields = new LinkedHashMap<>();
            mapping.entries().forEach((key, entry) -> fields.put(key, plain(entry.node())));
            return fields;
        }
        if (node instanceof Sequence sequence) {
            return sequence.items().stream().map(FixtureCluster::plain).toList();
        }
        Scalar scalar = (Scalar) node;
        return scalar.value() == null ? "" : scalar.value();
    }

    /** Returns when it was taken. */
    public Instant taken() {
        return Instant.parse(document.text("taken"));
    }

    @Override
    public String namespace() {
        return document.text("namespace");
    }

    @Override
    public String context() {
        return document.text("context");
    }

    @Override
    public String server() {
        return "https://127.0.0.1:6443";
    }

    @Override
    public ServerVersion version() {
        return new ServerVersion(1, 36, document.text("kubernetes"));
    }

    @Override
    public boolean serves(String apiVersion, String kind) {
        return document.has("objects." + kind);
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<Map<String, Object>> list(
            String apiVersion, String kind, @Nullable String namespace, Map<String, String> labels) {
        if (forbidden.contains(kind)) {
            throw new NotAllowedException("list " + kind + ": forbidden");
        }
        return document.items("objects." + kind).stream()
                .filter(object -> labels.entrySet().stream()
                        .allMatch(label -> object.label(label.getKey()).equals(label.getValue())))
                .map(object -> (Map<String, Object>) object.fields())
                .toList();
    }

    @Override
    public Optional<Map<String, Object>> get(String apiVersion, String kind, @Nullable String namespace, String name) {
        return list(apiVersion, kind, namespace, Map.of()).stream()
                .filter(object -> new LiveObject(object).name().equals(name))
                .findFirst();
    }

    @Override
    public String logs(String namespace, String pod, String container, boolean previous, int lines) {
        if (forbidden.contains("logs")) {
            throw new NotAllowedException("read logs: forbidden");
        }
        return document.items("logs").stream()
                .filter(log -> log.text("pod").equals(pod)
                        && log.text("container").equals(container)
                        && log.text("previous").equals(String.valueOf(previous)))
                .map(log -> String.join("\n", log.texts("lines")))
                .findFirst()
                .orElse("");
    }

    @Override
    public boolean allowed(String verb, String apiVersion, String kind, @Nullable String namespace) {
        return !forbidden.contains(kind);
    }

    @Override
    public void close() {
        // It is all in memory.
    }
}
