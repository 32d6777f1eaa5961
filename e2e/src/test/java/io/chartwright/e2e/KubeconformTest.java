package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.e2e.Command.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether every overlay is valid by the schemas of every Kubernetes minor; {@code e2e/schemas} writes them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KubeconformTest {
    /** What no overlay uses and Kubernetes itself knows. */
    private static final String MORE =
            "--set=player.networkPolicy.enabled=true,runtime.networkPolicy.enabled=true,runtime.tls.termination=pod,"
                    + "runtime.tls.secretName=tls,runtime.baseUrl=https://flow.example.com";

    private final Path schemas = Surroundings.project().resolve("e2e/target/schemas");
    private final Command kubeconform =
            new Command(List.of(Surroundings.binary("kubeconform").toString()), Map.of());
    private String manifests = "";

    List<String> minors() {
        return Surroundings.minors();
    }

    @BeforeAll
    void render() {
        List<String> missing = minors().stream()
                .filter(minor -> !Files.exists(schemas.resolve(minor)))
                .toList();
        if (!missing.isEmpty()) {
            String script = Surroundings.project().resolve("e2e/schemas").toString();
            new Command(List.of("python3", script, schemas.toString()), Map.of())
                    .run(missing)
                    .succeeded();
        }
        Helm helm = Surroundings.helms().get(1);
        manifests = Overlay.all().stream()
                .flatMap(overlay -> Stream.of(Manifests.of(helm, overlay), Manifests.of(helm, overlay, MORE)))
                .map(Manifests::text)
                .collect(Collectors.joining("\n---\n"));
    }

    @ParameterizedTest
    @MethodSource("minors")
    void overlaysAreValid(String minor) {
        assertThat(validate(minor, manifests).succeeded())
                .contains("Invalid: 0, Errors: 0, Skipped: 0")
                .doesNotContain("Summary: 0 resources");
    }

    /** A schema that lets everything through would show nothing. */
    @ParameterizedTest
    @MethodSource("minors")
    void faultsAreNotValid(String minor) {
        for (String fault : List.of("maxSurgs: 1", "maxSurge: {}")) {
            String text = manifests.replaceFirst("maxSurge: 1", Matcher.quoteReplacement(fault));
            assertThat(text).isNotEqualTo(manifests);
            assertThat(validate(minor, text).out()).as(fault).contains("Invalid: 1, Errors: 0, Skipped: 0");
        }
    }

    private Ran validate(String minor, String text) {
        return kubeconform.run(
                List.of(
                        "-strict",
                        "-summary",
                        "-kubernetes-version=" + minor + ".0",
                        "-schema-location=" + schemas.resolve(minor) + "/{{.ResourceKind}}{{.KindSuffix}}.json"),
                text);
    }
}
