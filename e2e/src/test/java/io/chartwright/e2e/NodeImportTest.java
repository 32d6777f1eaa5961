package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chartwright.e2e.Command.Ran;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A Flow that was installed with kubectl moves to the chart by the plan of {@code chartwright import}, under load. */
@Tag("node")
@Execution(ExecutionMode.SAME_THREAD)
final class NodeImportTest {
    private static final Path RAW = NodeRelease.nodeFile("manifests/raw-flow.yaml");
    private static final Map<String, String> SERVICES =
            Map.of("player", "nginx-service", "runtime", "flow-runtime-service");
    private static final int RATE = 120;
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

    private final Cluster cluster = Surroundings.cluster();
    private Helm helm = Helm.named("helm4");
    private String namespace = "";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** Helm 4, and Helm 3 too when there is time. */
    static List<Helm> helms() {
        return Surroundings.helms().stream()
                .filter(helm -> Surroundings.full() || helm.name().equals("helm4"))
                .toList();
    }

    @AfterEach
    void remove() {
        cluster.deleteNamespace(namespace);
    }

    @ParameterizedTest
    @MethodSource("helms")
    void flowWhenMovedByThePlanLosesNoRequest(Helm by) throws IOException {
        helm = by;
        namespace = "import-" + by.name();
        Set<String> before = installRaw();
        JsonNode imported = imported();
        Map<String, Integer> old = ports(SERVICES);
        Map<String, Integer> now;
        try (Load.Running load = Load.start(old, RATE)) {
            load.holdSeconds(2);
            for (String title : List.of("Look", "Install", "Try", "Switch the old Services")) {
                step(imported, title);
            }
            // Every connection of the old NGINX ends after 20 requests, which takes 3 s at this rate.
            load.holdSeconds(5);
            step(imported, "Drain");
            step(imported, "Delete the old objects");
            load.holdSeconds(5);
            expectNoneFailed(load);
        }
        now = ports(Map.of("player", "flow-boomi-flow-player", "runtime", "flow-boomi-flow-runtime"));
        try (Load.Running load = Load.start(now, RATE)) {
            step(imported, "Move the address");
            load.holdSeconds(2);
            expectNoneFailed(load);
        }
        assertThat(run("helm uninstall flow --namespace " + namespace + " --wait")
                        .exitCode())
                .isZero();
        Cluster.await("nothing but what was there before the manifests", () -> lasting()
                .equals(before));
    }

    /** Returns the objects that were there before the manifests, with the Secret and the authority that both use. */
    private Set<String> installRaw() throws IOException {
        cluster.run("", "create", "namespace", namespace).succeeded();
        Cluster.await(
                "the default objects",
                () -> cluster.run("", "get", "serviceaccount/default", "configmap/kube-root-ca.crt", "-n", namespace)
                                .exitCode()
                        == 0);
        kubectl("create", "configmap", "e2e-ca", "--from-file=ca.crt=" + Surroundings.made("ca.crt"))
                .succeeded();
        cluster.run(secret(), "create", "-n", namespace, "-f", "-").succeeded();
        Set<String> before = lasting();
        cluster.run(raw(), "apply", "-n", namespace, "-f", "-").succeeded();
        for (String deployment : List.of("nginx", "boomi-flow-runtime")) {
            kubectl("rollout", "status", "deployment/" + deployment, "--timeout=90s")
                    .succeeded();
        }
        SERVICES.forEach((tier, service) -> Cluster.await("an answer of the old " + tier, () -> {
            JsonNode address =
                    cluster.list("service/" + service, namespace).get(0).at("/status/loadBalancer/ingress/0/ip");
            try {
                return !address.isMissingNode()
                        && Http.get("http://" + address.asText() + "/").statusCode() > 0;
            } catch (UncheckedIOException e) {
                return false;
            }
        }));
        return before;
    }

    private static String raw() throws IOException {
        String image = "docker.io/nginxinc/nginx-unprivileged:1.30.4";
        return Files.readString(RAW).replace("PLAYER_IMAGE", image);
    }

    private static String secret() throws IOException {
        String password = Files.readString(Surroundings.made("database-password"));
        ObjectNode secret = new ObjectMapper().createObjectNode();
        secret.put("apiVersion", "v1").put("kind", "Secret");
        secret.putObject("metadata").put("name", "boomi-flow-secret");
        secret.putObject("stringData")
                .put("INSTALLATION_TOKEN", "a-token")
                .put("DATABASE_CONNECTION_STRING", """
                        Application Name={0};Host=flow.cluster-abcdefghijkl.eu-west-1.rds.amazonaws.com;\
                        Database=boomiflow;Username=boomiflow;SSL Mode=VerifyFull;Root Certificate=/database/ca.crt;\
                        Password="%s\"""".formatted(password));
        return secret.toString();
    }

    /** Writes the values and returns what the import says, from what the cluster has. */
    private JsonNode imported() throws IOException {
        String live = kubectl("get", "deployments,services,configmaps,secrets", "-o", "yaml")
                .succeeded();
        Path manifests = Files.writeString(folder.resolve("live.yaml"), live);
        Ran ran = Surroundings.chartwright()
                .run(List.of(
                        "import",
                        manifests.toString(),
                        "--output",
                        folder.resolve("mine.yaml").toString(),
                        "--project",
                        Surroundings.project().toString(),
                        "--format",
                        "json"));
        JsonNode imported = new ObjectMapper().readTree(ran.succeeded()).path("imported");
        assertThat(imported.path("release").asText()).isEqualTo("flow");
        assertThat(imported.path("overlay").asText()).isEqualTo("eks-public");
        String password = Files.readString(Surroundings.made("database-password"));
        assertThat(ran.out() + Files.readString(folder.resolve("mine.yaml"))).doesNotContain(password, "a-token");
        return imported;
    }

    /** Runs the commands of a step; the test's own values for this node, with its authority, come last. */
    private void step(JsonNode imported, String title) {
        for (JsonNode step : imported.path("plan")) {
            if (step.path("title").asText().startsWith(title)) {
                step.path("commands").forEach(command -> run(command.asText()).succeeded());
                return;
            }
        }
        throw new AssertionError("no step '" + title + "' in " + imported.path("plan"));
    }

    private Ran run(String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            String quoted = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
            words.add(quoted != null ? quoted : matcher.group(3));
        }
        String program = words.remove(0);
        if (program.equals("kubectl")) {
            return cluster.run("", words.toArray(String[]::new));
        }
        int last = words.indexOf("--wait");
        if (words.contains("-f")) {
            words.addAll(
                    last, List.of("-f", NodeRelease.nodeFile("values/all.yaml").toString()));
        }
        words.replaceAll(word -> word.startsWith("charts/")
                ? Surroundings.project().resolve(word).toString()
                : word);
        return helm.run(words.toArray(String[]::new));
    }

    private Map<String, Integer> ports(Map<String, String> services) {
        return Map.of(
                "player",
                port(services.getOrDefault("player", "")),
                "runtime",
                port(services.getOrDefault("runtime", "")));
    }

    private int port(String service) {
        return cluster.list("service/" + service, namespace)
                .get(0)
                .at("/spec/ports/0/nodePort")
                .asInt();
    }

    /** Returns the objects that nobody makes by himself, as controllers do. */
    private Set<String> lasting() {
        Set<String> names = new TreeSet<>(cluster.objectsIn(namespace));
        names.removeIf(name -> name.matches("(pod|endpoints|endpointslice|replicaset|lease)[./].*"));
        return names;
    }

    private Ran kubectl(String... arguments) {
        List<String> words = new ArrayList<>(List.of("--namespace=" + namespace));
        words.addAll(List.of(arguments));
        return cluster.run("", words.toArray(String[]::new));
    }

    private static void expectNoneFailed(Load.Running load) {
        Outcome outcome = load.stop();
        assertThat(outcome.failures()).as(outcome.toString()).isEmpty();
        assertThat(outcome.requests()).isPositive();
    }
}
