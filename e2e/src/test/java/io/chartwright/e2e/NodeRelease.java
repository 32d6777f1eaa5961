package io.chartwright.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chartwright.e2e.Command.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An overlay's release whose pods run, on the node and in the surroundings that {@code e2e/run} starts. */
final class NodeRelease {
    /**
     * Helm 4 fails when an autoscaler scales a Deployment in the instant in which all was ready: it stops to watch, but
     * takes what it hears last for the answer. An operator upgrades such a release.
     */
    private static final Pattern OVERTAKEN = Pattern.compile(
            "not ready\\. status: InProgress, message: Deployment generation is \\d+, but latest observed"
                    + " generation is \\d+\\s*$");

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

    /** Makes the namespace and all that the release needs in it, and installs; returns what Helm says when it is ready. */
    String install(String... flags) throws IOException {
        prepare();
        return helm("install", flags).succeeded();
    }

    /** Makes the namespace and all that the release needs in it. */
    void prepare() throws IOException {
        cluster.createNamespace(namespace);
        String rendered = helm("template", Stream.of("--no-hooks", "--kube-version=" + cluster.version()))
                .succeeded();
        for (ObjectNode object : NodeNeeds.of(cluster.parse(rendered))) {
            cluster.run(object.toString(), "create", "-n", namespace, "-f", "-").succeeded();
        }
    }

    /** Returns its namespace. */
    String namespace() {
        return namespace;
    }

    /** Makes the namespace and all that the release needs in it, forbids pods there, and installs. */
    void installWithoutPods(String... flags) throws IOException {
        prepare();
        kubectl("create", "quota", "no-pods", "--hard=pods=0").succeeded();
        helmAtOnce("install", flags).succeeded();
    }

    /** Runs a Helm verb that takes the chart and its values, and does not wait for pods. */
    Ran helmAtOnce(String verb, String... flags) {
        return helm(verb, Stream.of(flags));
    }

    /** Runs a Helm verb that takes the chart and its values, and waits until all is ready. */
    Ran helm(String verb, String... flags) {
        Ran ran = helm(verb, Stream.concat(Stream.of("--wait", "--timeout=4m"), Stream.of(flags)));
        return OVERTAKEN.matcher(ran.err()).find()
                ? helm("upgrade", Stream.concat(Stream.of("--wait", "--timeout=4m"), Stream.of(flags)))
                : ran;
    }

    private Ran helm(String verb, Stream<String> flags) {
        String platform = overlay.name().replaceFirst("-.*", "");
        Stream<Path> values = Stream.of(
                        Path.of(overlay.testValues()),
                        nodeFile("values/all.yaml"),
                        nodeFile("values/" + platform + ".yaml"))
                .filter(Files::exists);
        return helm.run(Stream.of(
                        Stream.of(verb, release, overlay.chart().toString(), "--namespace=" + namespace),
                        values.map(file -> "--values=" + file),
                        // Where the page is in the chart, it is the one that the bucket has, too.
                        Stream.of("--set-file=player.origin.inline.html=" + nodeFile("player.html")),
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

    /** Returns what Helm keeps of the release: {@code manifest}, {@code values}, {@code notes} and so on. */
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
        return cluster.diff(get("manifest"), namespace);
    }

    /** Runs {@code helm test}. */
    Ran test() {
        return helm.run("test", release, "--namespace=" + namespace, "--logs");
    }

    /** Uninstalls it. */
    void uninstall() {
        helm.run("uninstall", release, "--namespace=" + namespace, "--wait").succeeded();
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
                .filter(pod -> belongs(pod, tier))
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
        return cluster.list("services", namespace).stream()
                .filter(service -> belongs(service, tier))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no Service of " + tier + " in " + namespace));
    }

    private boolean belongs(JsonNode object, String tier) {
        JsonNode labels = object.at("/metadata/labels");
        return labels.path("app.kubernetes.io/instance").asText().equals(release)
                && labels.path("app.kubernetes.io/component").asText().equals(tier);
    }

    /** Returns the name of one tier's Deployment and Service. */
    String deployment(String tier) {
        return release + "-" + overlay.chartName() + "-" + tier;
    }

    /**
     * Returns where a tier's load balancer answers, such as {@code http://198.18.0.11:443}; where there is none, a pod of its
     * Service, as OpenShift's router and {@code kubectl port-forward} choose one.
     */
    String address(String tier) {
        JsonNode service = service(tier);
        JsonNode loadBalancer = service.at("/status/loadBalancer/ingress/0/ip");
        return loadBalancer.isMissingNode()
                ? podAddresses(tier).get(0)
                : scheme(service) + "://" + loadBalancer.asText() + ":"
                        + service.at("/spec/ports/0/port").asText();
    }

    /** Returns where each pod of a tier answers by itself, as its Service finds it. */
    List<String> podAddresses(String tier) {
        JsonNode service = service(tier);
        return cluster.list("endpointslices", namespace).stream()
                .filter(slice -> belongs(slice, tier))
                .flatMap(slice -> slice.findValues("addresses").stream()
                        .map(addresses ->
                                scheme(service) + "://" + addresses.get(0).asText() + ":"
                                        + slice.at("/ports/0/port").asText()))
                .toList();
    }

    private static String scheme(JsonNode service) {
        return service.at("/spec/ports/0/targetPort").asInt() == 8443 ? "https" : "http";
    }

    /** Returns all objects in the namespace, also events and what controllers made. */
    List<JsonNode> everything() {
        return cluster.everythingIn(namespace);
    }

    /** Removes it and its namespace. */
    void remove() {
        cluster.deleteNamespace(namespace);
    }

    /** Returns a file of {@code e2e/node}. */
    static Path nodeFile(String name) {
        return Surroundings.project().resolve("e2e/node").resolve(name);
    }
}
