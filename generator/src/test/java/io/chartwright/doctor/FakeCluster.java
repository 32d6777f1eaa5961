package io.chartwright.doctor;

import io.chartwright.live.Cluster;
import io.chartwright.live.NotAllowedException;
import io.chartwright.live.ServerVersion;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A cluster that has what a test puts into it. */
final class FakeCluster implements Cluster {
    private final Set<String> served = new HashSet<>();
    private final Map<String, Map<String, Object>> objects = new HashMap<>();
    private final Set<String> forbidden = new HashSet<>();
    private final String server;

    FakeCluster() {
        this("https://127.0.0.1:6443");
    }

    FakeCluster(String server) {
        this.server = server;
    }

    FakeCluster serving(String apiVersion, String... kinds) {
        for (String kind : kinds) {
            served.add(apiVersion + "/" + kind);
        }
        return this;
    }

    FakeCluster holding(String kind, @Nullable String namespace, String name, Map<String, Object> fields) {
        objects.put(kind + "/" + namespace + "/" + name, fields);
        return this;
    }

    /** Refuses {@code verb Kind}, or with {@code ask} to say what is allowed. */
    FakeCluster refusing(String... rights) {
        forbidden.addAll(List.of(rights));
        return this;
    }

    @Override
    public String context() {
        return "test";
    }

    @Override
    public String server() {
        return server;
    }

    @Override
    public String namespace() {
        return "flow";
    }

    @Override
    public ServerVersion version() {
        return new ServerVersion(1, 36, "v1.36.2");
    }

    @Override
    public boolean serves(String apiVersion, String kind) {
        return served.contains(apiVersion + "/" + kind);
    }

    @Override
    public List<Map<String, Object>> list(
            String apiVersion, String kind, @Nullable String namespace, Map<String, String> labels) {
        return List.of();
    }

    @Override
    public Optional<Map<String, Object>> get(String apiVersion, String kind, @Nullable String namespace, String name) {
        if (forbidden.contains("get " + kind)) {
            throw new NotAllowedException("refuses " + name);
        }
        return Optional.ofNullable(objects.get(kind + "/" + namespace + "/" + name));
    }

    @Override
    public String logs(String namespace, String pod, String container, boolean previous, int lines) {
        return "";
    }

    @Override
    public boolean allowed(String verb, String apiVersion, String kind, @Nullable String namespace) {
        if (forbidden.contains("ask")) {
            throw new NotAllowedException("refuses questions");
        }
        return !forbidden.contains(verb + " " + kind);
    }

    @Override
    public void close() {}
}
