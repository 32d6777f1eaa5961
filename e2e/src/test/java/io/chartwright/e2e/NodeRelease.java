package io.chartwright.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chartwright.e2e.Command.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An overlay's release whose pods run, on the node and in the surroundings that {@code e2e/run} starts. */
final class NodeRelease {
    private static final String RELEASE = "flow";

    private final Cluster cluster;
    private final Helm helm;
    private final Overlay overlay;
    private final String release;
    private final String namespace;

    /**
     * Nothing is installed yet.
     *
     * @param purpose what it is tested for; with the names of overlay and Helm it makes the namespace, so that no two
     *     tests share one
     */
    NodeRelease(Cluster cluster, Helm helm, Overlay overlay, String purpose) {
        this(cluster, helm, overlay, RELEASE, String.join("-", purpose, helm.name(), overlay.name()));
    }

    private NodeRelease(Cluster cluster, Helm helm, Overlay overlay, String release, String namespace) {
        this.cluster = cluster;
        this.helm = helm;
        this.overlay = overlay;
        this.release = release;
        this.namespace = namespace;
    }

    /** Returns the same release, handled by another Helm from now on. */
    NodeRelease by(Helm other) {
        return new NodeRelease(cluster, other, overlay, release, namespace);
    }

    /** Returns the same release, whose values and chart are another overlay's from now on. */
    NodeRelease of(Overlay other) {
        return new NodeRelease(cluster, helm, other, release, namespace);
    }

    /** Returns another release of the same overlay in the same namespace. */
    NodeRelease named(String other) {
        return new NodeRelease(cluster, helm, overlay, other, namespace);
    }

    /** Makes the namespace and all that the release needs in it, and installs; returns when Helm calls it ready. */
    void install(String... flags) throws IOException {
        cluster.createNamespace(namespace);
        createNeeds();
        helm("install", flags).succeeded();
    }

    /** Makes the namespace and all that the release needs in it, forbids pods there, and installs. */
    void installWithoutPods(String... flags) throws IOException {
        cluster.createNamespace(namespace);
        createNeeds();
        kubectl("create", "quota", "no-pods", "--hard=pods=0").succeeded();
        helmAtOnce("install", flags).succeeded();
    }

    /** Runs a Helm verb that takes the chart and its values, and does not wait for pods. */
    Ran helmAtOnce(String verb, String... flags) {
        return helm(verb, Stream.of(flags));
    }

    /** Runs a Helm verb that takes the chart and its values, and waits until all is ready. */
    Ran helm(String verb, String... flags) {
        return helm(verb, Stream.concat(Stream.of("--wait", "--timeout=4m"), Stream.of(flags)));
    }

    private Ran helm(String verb, Stream<String> flags) {
        Stream<Path> values = Stream.of(
                        Path.of(overlay.testValues()),
                        nodeFile("values/all.yaml"),
                        nodeFile("values/" + overlay.name() + ".yaml"))
                .filter(Files::exists);
        return helm.run(Stream.of(
                        Stream.of(verb, release, overlay.chart().toString(), "--namespace=" + namespace),
                        values.map(file -> "--values=" + file),
                        flags)
                .flatMap(part -> part)
                .toArray(String[]::new));
    }

    /**
     * Asks for a pod's eviction, as the draining of a node does; only tried when flags such as {@code dryRun: [All]} say so.
     */
    Ran evict(String pod, String... options) {
        String eviction = """
                {"apiVersion": "policy/v1", "kind": "Eviction", "metadata": {"name": "%s", "namespace": "%s"},
                 "deleteOptions": {%s}}""".formatted(pod, namespace, String.join(", ", options));
        String path = "/api/v1/namespaces/" + namespace + "/pods/" + pod + "/eviction";
        return cluster.run(eviction, "create", "--raw", path, "-f", "-");
    }

    /** Upgrades to the overlay's chart with the flags alone, without any values file, and waits until all is ready. */
    Ran upgradeWithoutFiles(String... flags) {
        return helm.run(Stream.concat(
                        Stream.of("upgrade", release, overlay.chart().toString(), "--namespace=" + namespace),
                        Stream.concat(Stream.of("--wait", "--timeout=4m"), Stream.of(flags)))
                .toArray(String[]::new));
    }

    /** Goes back to a revision, 0 being the one before, and waits until all is ready. */
    Ran rollback(int revision) {
        return helm.run(
                "rollback", release, String.valueOf(revision), "--namespace=" + namespace, "--wait", "--timeout=4m");
    }

    /** Returns what Helm keeps of the release: {@code manifest}, {@code values} and so on. */
    String get(String what, String... flags) {
        return helm.run(Stream.concat(Stream.of("get", what, release, "--namespace=" + namespace), Stream.of(flags))
                        .toArray(String[]::new))
                .succeeded();
    }

    /** Returns the live objects that belong to the release, as their owners wrote them. */
    Map<String, JsonNode> states() {
        return Workloads.states(cluster.live(get("manifest"), namespace));
    }

    /** Returns what a server-side apply of the release's manifest would change: nothing when all is as Helm left it. */
    Ran diff() {
        return cluster.run(get("manifest"), "diff", "--server-side", "--namespace=" + namespace, "--filename=-");
    }

    /** Runs {@code helm test}. */
    Ran test() {
        return helm.run("test", release, "--namespace=" + namespace, "--logs");
    }

    /** Runs kubectl in the namespace of the release. */
    Ran kubectl(String... arguments) {
        return cluster.run(
                "",
                Stream.concat(Stream.of("--namespace=" + namespace), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    /** Returns the pods of one tier that are not about to go. */
    List<JsonNode> pods(String tier) {
        return cluster.list("pods", namespace).stream()
                .filter(pod -> pod.at("/metadata/name").asText().startsWith(deployment(tier) + "-"))
                .filter(pod -> pod.at("/metadata/deletionTimestamp").isMissingNode())
                .toList();
    }

    /** Waits until a tier has as many pods, all ready: an autoscaler raises a new Deployment to its minimum a little late. */
    void awaitReady(String tier, int count) {
        Cluster.await(
                count + " ready pods of " + tier,
                () -> pods(tier).size() == count && pods(tier).stream().allMatch(NodeRelease::ready));
    }

    /** Waits until no pod is about to go any more. */
    void awaitNoneLeaving() {
        Cluster.await("the end of pods in " + namespace, () -> cluster.list("pods", namespace).stream()
                .allMatch(pod -> pod.at("/metadata/deletionTimestamp").isMissingNode()));
    }

    /** Returns whether a pod takes requests. */
    static boolean ready(JsonNode pod) {
        for (JsonNode condition : pod.at("/status/conditions")) {
            if (condition.path("type").asText().equals("Ready")) {
                return condition.path("status").asText().equals("True");
            }
        }
        return false;
    }

    /** Returns one line for each pod of a tier, which changes when it is replaced, not ready or restarted. */
    List<String> states(String tier) {
        return pods(tier).stream()
                .map(pod -> pod.at("/metadata/name").asText() + ", ready " + ready(pod) + ", restarts "
                        + pod.findValuesAsText("restartCount"))
                .sorted()
                .toList();
    }

    /** Returns the Service of one tier. */
    JsonNode service(String tier) {
        return cluster.list("service/" + deployment(tier), namespace).get(0);
    }

    /** Returns the name of one tier's Deployment and Service. */
    String deployment(String tier) {
        return release + "-" + overlay.chartName() + "-" + tier;
    }

    /** Returns where a tier's load balancer answers, such as {@code http://198.18.0.11:443}. */
    String address(String tier) {
        JsonNode service = service(tier);
        return "http://" + service.at("/status/loadBalancer/ingress/0/ip").asText() + ":"
                + service.at("/spec/ports/0/port").asText();
    }

    /** Returns the name of the namespace it is in. */
    String namespace() {
        return namespace;
    }

    /** Removes it and its namespace. */
    void remove() {
        cluster.deleteNamespace(namespace);
    }

    /** Returns a file of {@code e2e/node}. */
    static Path nodeFile(String name) {
        return Surroundings.project().resolve("e2e/node").resolve(name);
    }

    private void createNeeds() throws IOException {
        String rendered = helm("template", Stream.of("--no-hooks", "--kube-version=" + cluster.version()))
                .succeeded();
        Path made = Path.of(System.getProperty("e2e.kept")).resolve("surroundings");
        Map<String, String> real = Map.of(
                "password", Files.readString(made.resolve("database-password")),
                "ca.crt", Files.readString(made.resolve("ca.crt")));
        for (ObjectNode object : Needs.of(cluster.parse(rendered))) {
            // Needs left placeholders: what the surroundings really have takes their place.
            ObjectNode content =
                    (ObjectNode) object.path(Workloads.kind(object).equals("Secret") ? "stringData" : "data");
            real.forEach((key, value) -> {
                if (content.has(key)) {
                    content.put(key, value);
                }
            });
            cluster.run(object.toString(), "create", "-n", namespace, "-f", "-").succeeded();
        }
    }
}
