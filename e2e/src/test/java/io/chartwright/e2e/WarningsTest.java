package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What the chart warns of without refusing it: settings and the exact line, which the notes and the ConfigMap show. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WarningsTest {
    /** Values with which there is nothing to warn of. */
    private static final String QUIET =
            "--set=player.networkPolicy.enabled=true,runtime.networkPolicy.enabled=true,database.serverMaxConnections=1000,"
                    + "runtime.resources.requests.cpu=3,database.host=db.example.com,warnings.configMap.enabled=true";

    private final Overlay overlay = Overlay.named("eks-public");
    private final Helm helm = Helm.named("helm4");

    List<Helm> helms() {
        return Surroundings.helms();
    }

    static Stream<Arguments> lines() throws IOException {
        Map<String, String> lines = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Files.readString(Expected.file("warnings", "lines.yaml")));
        return lines.entrySet().stream().map(line -> Arguments.of(line.getKey(), line.getValue()));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void warningsWhenSomethingIsSeldomMeant(String settings, String line) {
        assertThat(warnings(helm, "--set=" + settings)).containsExactly(line);
    }

    @ParameterizedTest
    @MethodSource("helms")
    void warningsWhenThereIsNothingToSayMakeNoConfigMap(Helm one) {
        assertThat(Manifests.of(one, overlay, QUIET).of("ConfigMap", "warnings").isMissingNode())
                .isTrue();
        assertThat(helm.run(
                                "install",
                                "flow",
                                overlay.chart().toString(),
                                "--dry-run=client",
                                "--values=" + overlay.testValues(),
                                QUIET)
                        .succeeded())
                .contains("NOTES:")
                .doesNotContain("Warnings:");
    }

    /** Plain HTTP for the runtime can only be chosen with a base URL that says so. */
    @ParameterizedTest
    @MethodSource("helms")
    void warningsWhenTheBaseUrlIsPlainHttpAreTwo(Helm one) {
        assertThat(warnings(one, "--set=runtime.tls.termination=none,runtime.baseUrl=http://flow.example.com"))
                .containsExactly(
                        "runtime.tls.termination: none, so everything between the browser and the runtime can be read on the way."
                                + " Choose loadBalancer, pod or upstream outside of tests.",
                        "runtime.baseUrl: begins with http, so sign-ins travel in plain text, and a player page that came by HTTPS"
                                + " may not call it. Use https outside of tests.");
    }

    @ParameterizedTest
    @MethodSource("helms")
    void configMapWhenNotAskedForIsNotMade(Helm one) {
        assertThat(Manifests.of(one, overlay).of("ConfigMap", "warnings").isMissingNode())
                .isTrue();
    }

    /** 6 pods and 1 more during a rollout, with 50 connections each, and 3 that the server keeps for itself. */
    @ParameterizedTest
    @MethodSource("helms")
    void templateWhenThePoolsDoNotFitIntoTheServerIsRefused(Helm one) {
        assertThat(one.template(overlay, Stream.of("--set=database.serverMaxConnections=353"))
                        .exitCode())
                .isZero();
        assertThat(one.template(overlay, Stream.of("--set=database.serverMaxConnections=352"))
                        .err())
                .contains(
                        "1 problem in the values of boomi-flow:\n  - database.maxPoolSize: 6 pods and 1 during a rollout with 50"
                                + " connections each are 350, but the server has 352, 3 of them for itself. Lower maxPoolSize or the"
                                + " number of pods, or raise the server's max_connections.");
    }

    private List<String> warnings(Helm one, String flag) {
        return Manifests.of(one, overlay, QUIET, flag)
                .of("ConfigMap", "warnings")
                .at("/data/warnings")
                .asText()
                .lines()
                .toList();
    }
}
