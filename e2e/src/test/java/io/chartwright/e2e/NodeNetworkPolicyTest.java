package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.chartwright.e2e.Command.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What the NetworkPolicies let through and what they do not. Every connection is first tried without them: what is
 * blocked later was possible before.
 */
@Tag("node")
@Execution(ExecutionMode.SAME_THREAD)
final class NodeNetworkPolicyTest {
    private static final String AROUND = "e2e-surroundings";
    private static final List<String> TIERS = List.of("player", "runtime");
    private static final String ON = "--set=player.networkPolicy.enabled=true,runtime.networkPolicy.enabled=true";
    private static final String FROM =
            "networkPolicy.from[0].namespaceSelector.matchLabels" + ".kubernetes\\.io/metadata\\.name=e2e-integration";
    private static final String BEHIND_INGRESS = "--set="
            + TIERS.stream()
                    .flatMap(tier -> Stream.of(
                                    "service.type=ClusterIP",
                                    "service.loadBalancerClass=",
                                    "tls.termination=upstream",
                                    FROM)
                            .map(value -> tier + "." + value))
                    .collect(Collectors.joining(","));
    private static final Set<String> SERVING = Set.of("player:8080", "runtime:80");

    private final Cluster cluster = Surroundings.cluster();
    private final NodeRelease release =
            new NodeRelease(cluster, Helm.named("helm4"), Overlay.named("eks-public"), "policy");
    private final String image = cluster.list("deployment/atom", "e2e-integration")
            .get(0)
            .at("/spec/template/spec/containers/0/image")
            .asText();

    @TempDir
    private Path folder;

    /** A place from which connections are tried. */
    private interface From {
        Ran run(String... command);
    }

    @BeforeEach
    void install() throws IOException {
        release.install(values());
        String neighbour = Files.readString(NodeRelease.nodeFile("manifests/neighbour.yaml"))
                .replace("PLAYER_IMAGE", image);
        cluster.run(neighbour, "apply", "-n", AROUND, "-f", "-").succeeded();
        release.kubectl(
                        "apply",
                        "-f",
                        Files.writeString(folder.resolve("neighbour.yaml"), neighbour)
                                .toString())
                .succeeded();
        cluster.run("", "wait", "-n", AROUND, "--for=condition=Ready", "pod/neighbour")
                .succeeded();
        release.kubectl("wait", "--for=condition=Ready", "pod/neighbour").succeeded();
    }

    @AfterEach
    void remove() {
        cluster.run("", "delete", "pod", "neighbour", "-n", AROUND, "--ignore-not-found")
                .succeeded();
        release.remove();
    }

    @Test
    void connectionsWhenPoliciesAreOnAreThoseOfTheTiers() throws IOException {
        Map<String, String> tiers = tiers();
        Map<String, String> around = around();
        List<String> before = states();
        for (From from : List.of(stranger(), ownNamespace(), peer())) {
            expect(from, tiers, tiers.keySet());
        }
        TIERS.forEach(tier -> expect(sidecar(tier), around, around.keySet()));

        upgrade(ON);
        for (From from : List.of(stranger(), ownNamespace(), peer())) {
            expect(from, tiers, SERVING);
        }
        expectEgress(around);
        expectPage();

        upgrade(ON, BEHIND_INGRESS);
        expect(peer(), tiers, SERVING);
        for (From from : List.of(stranger(), ownNamespace())) {
            expect(from, tiers, Set.of());
        }
        expectEgress(around);
        release.test().succeeded();

        upgrade(ON, BEHIND_INGRESS, "--set=test.timeoutSeconds=5,integrationRuntime.podSelector.matchLabels.app=other");
        Ran test = release.test();
        assertThat(test.exitCode()).isNotZero();
        assertThat(test.out() + test.err()).contains("atom.e2e-integration.svc.cluster.local:9090/ did not answer");
        assertThat(states()).as("the same pods, ready and never restarted").isEqualTo(before);
    }

    private void upgrade(String... flags) throws IOException {
        release.helm(
                        "upgrade",
                        Stream.concat(Stream.of(values()), Stream.of(flags)).toArray(String[]::new))
                .succeeded();
    }

    private void expectEgress(Map<String, String> around) {
        expect(
                sidecar("player"),
                around,
                Set.of("neighbour:53", "neighbour:5353", "neighbour:443", "object-store:443"));
        expect(
                sidecar("runtime"),
                around,
                Set.of(
                        "neighbour:53",
                        "neighbour:5353",
                        "neighbour:443",
                        "object-store:443",
                        "neighbour:5432",
                        "database:5432",
                        "atom:9090"));
    }

    /** Resolving the origin's name is a part of it. */
    private void expectPage() throws IOException {
        assertThat(Http.get(release.address("player") + "/").body())
                .isEqualTo(Files.readAllBytes(NodeRelease.nodeFile("player.html")));
        assertThat(sidecar("runtime")
                        .run("curl", "-sS", "--max-time", "5", "http://atom.e2e-integration.svc.cluster.local:9090/")
                        .succeeded())
                .contains("from the Integration runtime");
    }

    private Map<String, String> tiers() {
        Map<String, String> places = new LinkedHashMap<>();
        String player = ip(pod("player"));
        String runtime = ip(pod("runtime"));
        places.put("player:8080", player + ":8080");
        places.put("player:9113", player + ":9113");
        places.put("runtime:80", runtime + ":80");
        places.put("runtime:9113", runtime + ":9113");
        return places;
    }

    private Map<String, String> around() {
        Map<String, String> places = new LinkedHashMap<>();
        String neighbour = ip(cluster.list("pod/neighbour", AROUND).get(0));
        for (int port : List.of(53, 5353, 443, 5432, 8888, 9090)) {
            places.put("neighbour:" + port, neighbour + ":" + port);
        }
        places.put("database:5432", "database.e2e-surroundings.svc.cluster.local:5432");
        places.put("object-store:443", "object-store.e2e-surroundings.svc.cluster.local:443");
        places.put("atom:9090", "atom.e2e-integration.svc.cluster.local:9090");
        return places;
    }

    private void expect(From from, Map<String, String> places, Set<String> open) {
        Set<String> wanted = new TreeSet<>(open);
        Set<String> found = reached(from, places);
        // Policies come into force a moment after they are made.
        for (int tries = 0; tries < 10 && !found.equals(wanted); tries++) {
            found = reached(from, places);
        }
        assertThat(found).isEqualTo(wanted);
    }

    private static Set<String> reached(From from, Map<String, String> places) {
        String script =
                "for place in \"$@\"; do curl -s -o /dev/null --max-time 2 -w \"%{num_connects} ${place%%=*}\\n\""
                        + " \"http://${place#*=}/\" & done; wait";
        Stream<String> command = Stream.concat(
                Stream.of("sh", "-c", script, "sh"),
                places.entrySet().stream().map(place -> place.getKey() + "=" + place.getValue()));
        Set<String> open = new TreeSet<>();
        from.run(command.toArray(String[]::new))
                .succeeded()
                .lines()
                .filter(line -> line.startsWith("1 "))
                .forEach(line -> open.add(line.substring(2)));
        return open;
    }

    private From stranger() {
        return command -> exec(AROUND, "pod/neighbour", "listener", command);
    }

    private From ownNamespace() {
        return command -> exec(release.namespace(), "pod/neighbour", "listener", command);
    }

    private From peer() {
        return command -> exec("e2e-integration", "deployment/atom", "atom", command);
    }

    private From sidecar(String tier) {
        return command -> exec(release.namespace(), "deployment/" + release.deployment(tier), "sidecar", command);
    }

    private Ran exec(String namespace, String object, String container, String... command) {
        return cluster.run(
                "",
                Stream.concat(Stream.of("exec", "-n", namespace, object, "-c", container, "--"), Stream.of(command))
                        .toArray(String[]::new));
    }

    private String values() throws IOException {
        String values = Files.readString(NodeRelease.nodeFile("values/network-policy.yaml"))
                .replace("PLAYER_IMAGE", image);
        return "--values=" + Files.writeString(folder.resolve("values.yaml"), values);
    }

    private JsonNode pod(String tier) {
        List<JsonNode> pods = release.pods(tier);
        assertThat(pods).as(tier).hasSize(1);
        return pods.get(0);
    }

    private static String ip(JsonNode pod) {
        return pod.at("/status/podIP").asText();
    }

    private List<String> states() {
        return TIERS.stream().flatMap(tier -> release.states(tier).stream()).toList();
    }
}
