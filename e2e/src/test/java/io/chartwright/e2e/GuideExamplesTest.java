package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The values in the operator's guides: both Helms render every example, and each way in leads to the right port. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GuideExamplesTest {
    private static final Pattern BLOCK = Pattern.compile(
            "(?:<!-- example ([\\w-]+), after ([\\w-]+) -->\n)?```yaml\n((?:player|runtime|database|integrationRuntime|test):\n.*?)```",
            Pattern.DOTALL);
    private static final String[] NO_SECRETS = {
        "--set=runtime.installationToken.existingSecret=,database.password.existingSecret="
    };
    private static final List<String> GUIDES =
            List.of("operator-guide.md", "guides/eks.md", "guides/aks.md", "guides/gke.md", "guides/openshift.md");
    private static final List<String> WAYS_IN = List.of("alb", "gce", "app-routing", "ingress", "gateway", "route");

    /** One example; those without a name come after {@code eks-public}. */
    private record Example(String name, Overlay overlay, String values) {
        @Override
        public String toString() {
            return name;
        }
    }

    private final List<Helm> helms = Surroundings.helms();
    private final List<Example> examples = examples();

    @TempDir
    private Path folder;

    Stream<Arguments> all() {
        return helms.stream().flatMap(helm -> examples.stream().map(example -> Arguments.of(helm, example)));
    }

    Stream<Arguments> waysIn() {
        assertThat(examples.stream().map(Example::name)).containsAll(WAYS_IN);
        return all().filter(arguments -> WAYS_IN.contains(arguments.get()[1].toString()));
    }

    Stream<Arguments> helmsAlone() {
        return helms.stream().map(Arguments::of);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("all")
    void everyExampleIsAccepted(Helm helm, Example example) throws IOException {
        assertThat(render(helm, example).ofKind("Deployment")).hasSize(2);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("waysIn")
    void everyWayInLeadsToAPortOfItsService(Helm helm, Example example) throws IOException {
        Manifests manifests = render(helm, example);
        for (String tier : List.of("player", "runtime")) {
            JsonNode service = manifests.of("Service", tier);
            assertThat(service.at("/spec/type").asText()).isEqualTo("ClusterIP");
            assertThat(service.at("/spec").has("loadBalancerClass")).isFalse();
            JsonNode backend = backend(manifests, tier);
            assertThat(backend.path("name")).as(backend.toString()).isEqualTo(service.at("/metadata/name"));
            assertThat(backend.path("port"))
                    .as("the port of %s", tier)
                    .isIn(service.at("/spec/ports/0/name"), service.at("/spec/ports/0/port"));
            assertThat(hosts(manifests, tier))
                    .as("hosts of %s", tier)
                    .hasSize(1)
                    .allMatch(host -> host.matches(tier.equals("player") ? "player\\..*" : "flow\\..*"));
        }
    }

    @ParameterizedTest
    @MethodSource("helmsAlone")
    void albWhenRenderedIsOneForBothTiersAndAsksTheirHealth(Helm helm) throws IOException {
        Manifests manifests = render(helm, named("alb"));
        for (String tier : List.of("player", "runtime")) {
            JsonNode ingress = manifests.of("Ingress", tier);
            JsonNode annotations = ingress.at("/metadata/annotations");
            assertThat(ingress.at("/spec/ingressClassName").asText()).isEqualTo("alb");
            assertThat(annotations.path("alb.ingress.kubernetes.io/group.name").asText())
                    .isEqualTo("boomi-flow");
            assertThat(annotations
                            .path("alb.ingress.kubernetes.io/healthcheck-path")
                            .asText())
                    .isEqualTo(readinessPath(manifests, tier));
        }
    }

    @ParameterizedTest
    @MethodSource("helmsAlone")
    void gceWhenRenderedIsChosenByAnnotationAndKnowsTheHealthPaths(Helm helm) throws IOException {
        Manifests manifests = render(helm, named("gce"));
        for (String tier : List.of("player", "runtime")) {
            JsonNode ingress = manifests.of("Ingress", tier);
            assertThat(ingress.at("/spec").has("ingressClassName")).isFalse();
            assertThat(ingress.at("/metadata/annotations/kubernetes.io~1ingress.class")
                            .asText())
                    .isEqualTo("gce");
            JsonNode config = manifests.of("BackendConfig", tier);
            assertThat(config.at("/spec/healthCheck/requestPath").asText()).isEqualTo(readinessPath(manifests, tier));
            assertThat(manifests
                            .of("Service", tier)
                            .at("/metadata/annotations/cloud.google.com~1backend-config")
                            .asText())
                    .contains(config.at("/metadata/name").asText());
        }
    }

    @ParameterizedTest
    @MethodSource("helmsAlone")
    void certificatesWhenAnIngressNamesThemAreForItsHosts(Helm helm) throws IOException {
        for (Example example : List.of(named("app-routing"), named("ingress"))) {
            Manifests manifests = render(helm, example);
            assertThat(manifests.ofKind("Ingress")).hasSize(2).allSatisfy(ingress -> {
                assertThat(ingress.at("/spec/ingressClassName").asText()).isNotEmpty();
                assertThat(ingress.at("/spec/tls/0/secretName").asText()).isNotEmpty();
                assertThat(ingress.at("/spec/tls/0/hosts/0")).isEqualTo(ingress.at("/spec/rules/0/host"));
            });
        }
    }

    private Manifests render(Helm helm, Example example) throws IOException {
        Path file = Files.writeString(Files.createTempFile(folder, "example", ".yaml"), example.values());
        boolean hasStore =
                example.values().contains("externalSecret:") || example.values().contains("secretsStore:");
        return Manifests.of(
                helm,
                example.overlay(),
                Stream.concat(Stream.of(hasStore ? NO_SECRETS : new String[0]), Stream.of("--values=" + file))
                        .toArray(String[]::new));
    }

    private Example named(String name) {
        return examples.stream()
                .filter(example -> example.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the name and the port of the Service that a tier's way in leads to. */
    private static JsonNode backend(Manifests manifests, String tier) {
        JsonNode ingress = manifests.of("Ingress", tier).at("/spec/rules/0/http/paths/0/backend/service");
        JsonNode gateway = manifests.of("HTTPRoute", tier).at("/spec/rules/0/backendRefs/0");
        JsonNode route = manifests.of("Route", tier).path("spec");
        if (ingress.isObject()) {
            return object(ingress.path("name"), ingress.at("/port/name"));
        }
        return gateway.isObject() ? gateway : object(route.at("/to/name"), route.at("/port/targetPort"));
    }

    private static JsonNode object(JsonNode name, JsonNode port) {
        ObjectNode found = JsonNodeFactory.instance.objectNode();
        found.set("name", name);
        found.set("port", port);
        return found;
    }

    private static List<String> hosts(Manifests manifests, String tier) {
        return Stream.of(
                        manifests.of("Ingress", tier).at("/spec/rules/0/host"),
                        manifests.of("HTTPRoute", tier).at("/spec/hostnames/0"),
                        manifests.of("Route", tier).at("/spec/host"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .toList();
    }

    private static String readinessPath(Manifests manifests, String tier) {
        return StreamSupport.stream(
                        manifests
                                .of("Deployment", tier)
                                .at("/spec/template/spec/containers")
                                .spliterator(),
                        false)
                .filter(container -> container.path("name").asText().equals(tier))
                .map(container -> container.at("/readinessProbe/httpGet/path").asText())
                .findFirst()
                .orElseThrow();
    }

    private static List<Example> examples() {
        List<Example> found = new ArrayList<>();
        for (String guide : GUIDES) {
            Matcher matcher = BLOCK.matcher(text(guide));
            while (matcher.find()) {
                boolean isNamed = matcher.group(1) != null;
                found.add(new Example(
                        isNamed ? matcher.group(1) : "block " + (found.size() + 1),
                        Overlay.named(isNamed ? matcher.group(2) : "eks-public"),
                        matcher.group(3)));
            }
        }
        assertThat(found).as("examples in the guides").hasSizeGreaterThan(14);
        return found;
    }

    private static String text(String guide) {
        try {
            return Files.readString(Surroundings.project().resolve("docs").resolve(guide));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the guide", e);
        }
    }
}
