package io.chartwright.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chartwright.e2e.Command.Ran;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The cluster that KUBECONFIG names, through kubectl. */
final class Cluster {
    private static final int MORE_DIFFS = 4;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Command kubectl;
    private final String kinds;

    Cluster(Path kubectl) {
        this.kubectl = new Command(List.of(kubectl.toString()), Map.of());
        this.kinds = run("", "api-resources", "--namespaced", "--verbs=list", "-o", "name")
                .succeeded()
                .lines()
                .filter(kind -> !kind.startsWith("events") && !kind.endsWith(".metrics.k8s.io"))
                .collect(Collectors.joining(","));
    }

    /** Runs kubectl with a text as its input. */
    Ran run(String input, String... arguments) {
        return kubectl.run(List.of(arguments), input);
    }

    /** Returns the API server's version, such as {@code v1.36.2}. */
    String version() {
        return objects(run("", "get", "--raw", "/version"))
                .get(0)
                .path("gitVersion")
                .asText();
    }

    /** Makes a namespace that admits only pods of the Pod Security level restricted, and warns of all others. */
    void createNamespace(String name) {
        run("", "create", "namespace", name).succeeded();
        run(
                        "",
                        "label",
                        "namespace",
                        name,
                        "pod-security.kubernetes.io/enforce=restricted",
                        "pod-security.kubernetes.io/warn=restricted")
                .succeeded();
        await(
                "the default objects of namespace " + name,
                () -> run("", "get", "serviceaccount/default", "configmap/kube-root-ca.crt", "-n", name)
                                .exitCode()
                        == 0);
    }

    /** Removes a namespace and all in it, without waiting for it. */
    void deleteNamespace(String name) {
        run("", "delete", "namespace", name, "--ignore-not-found", "--wait=false")
                .succeeded();
    }

    /** Returns the names of all objects of all namespaced kinds that the API server lists, but for events and metrics. */
    Set<String> objectsIn(String namespace) {
        return new TreeSet<>(run("", "get", kinds, "-n", namespace, "-o", "name")
                .succeeded()
                .lines()
                .toList());
    }

    /** Returns all objects of all namespaced kinds that the API server lists, but for metrics. */
    List<JsonNode> everythingIn(String namespace) {
        return objects(run("", "get", kinds + ",events", "-n", namespace, "-o", "json"));
    }

    /** Returns the objects that a manifest holds, unchanged and not sent to the cluster. */
    List<JsonNode> parse(String manifest) {
        return objects(run(manifest, "create", "--dry-run=client", "--validate=false", "-o", "json", "-f", "-"));
    }

    /** Returns the live objects that a manifest names; those that are gone are left out. */
    List<JsonNode> live(String manifest, String namespace) {
        return objects(run(manifest, "get", "-n", namespace, "--ignore-not-found", "-o", "json", "-f", "-"));
    }

    /** Returns the live objects of one kind in a namespace. */
    List<JsonNode> list(String kind, String namespace) {
        return objects(run("", "get", kind, "-n", namespace, "-o", "json"));
    }

    /** Asks the API server, admission included, to create something without keeping it. */
    Ran dryRun(String object, String namespace) {
        return run(object, "create", "--dry-run=server", "-n", namespace, "-f", "-");
    }

    /**
     * Returns what a server-side apply of the objects would change. kubectl reads each of them twice, so that a status
     * which a controller writes in between looks like a change; what an apply would change stays when it is asked again.
     */
    Ran diff(String objects, String namespace) {
        Ran diff = run(objects, "diff", "--server-side", "--namespace=" + namespace, "--filename=-");
        for (int again = 0; again < MORE_DIFFS && diff.exitCode() != 0; again++) {
            diff = run(objects, "diff", "--server-side", "--namespace=" + namespace, "--filename=-");
        }
        return diff;
    }

    /** Waits until something is so, looking often at first; fails after a minute and a half. */
    static void await(String what, Supplier<Boolean> condition) {
        long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        for (long pause = 125; !condition.get(); pause = Math.min(1000, 2 * pause)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for " + what);
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting for " + what, e);
            }
        }
    }

    private static List<JsonNode> objects(Ran ran) {
        List<JsonNode> found = new ArrayList<>();
        try (var values = JSON.readerFor(JsonNode.class).<JsonNode>readValues(ran.succeeded())) {
            while (values.hasNext()) {
                JsonNode value = values.next();
                if (value.has("items")) {
                    value.get("items").forEach(found::add);
                } else {
                    found.add(value);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "no JSON: " + Arrays.toString(ran.out().split("\n", 3)), e);
        }
        return found;
    }
}
