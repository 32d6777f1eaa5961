package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.e2e.Command.Ran;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What both Helms say about every overlay on Kubernetes minors, without a cluster. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AgreementTest {
    private final List<Helm> helms = Surroundings.helms();

    /** Every overlay on the oldest and the newest minor, or in a full run on all of them. */
    Stream<Arguments> cells() {
        List<String> all = Surroundings.minors();
        List<String> minors = Surroundings.full() ? all : List.of(all.get(0), all.get(all.size() - 1));
        return Overlay.all().stream().flatMap(overlay -> minors.stream().map(minor -> Arguments.of(overlay, minor)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("cells")
    void helmsWhenRenderingAgree(Overlay overlay, String minor) {
        List<String> rendered = helms.stream()
                .map(helm -> helm.run(
                                "template",
                                "flow",
                                overlay.chart().toString(),
                                "--namespace=ns",
                                "--kube-version=" + minor + ".0",
                                "--values=" + overlay.testValues())
                        .succeeded())
                .toList();
        assertThat(rendered.get(0)).contains("kind: Deployment");
        assertThat(withoutEndingLines(rendered.get(1))).isEqualTo(withoutEndingLines(rendered.get(0)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("cells")
    void helmsWhenLintingStrictlyDoNotWarn(Overlay overlay, String minor) {
        for (Helm helm : helms) {
            Ran ran = helm.run(
                    "lint",
                    "--strict",
                    overlay.chart().toString(),
                    "--namespace=ns",
                    "--kube-version=" + minor + ".0",
                    "--values=" + overlay.testValues());
            assertThat(ran.succeeded() + ran.err())
                    .as("%s lint", helm)
                    .contains("1 chart(s) linted, 0 chart(s) failed")
                    .doesNotContain("[WARNING]", "[ERROR]", "execution error");
        }
    }

    /** Returns the documents without the empty lines at their ends, where Helm 4 has one more than Helm 3. */
    private static String withoutEndingLines(String rendered) {
        return rendered.replaceAll("\\n+(?=---\\n|\\z)", "\n");
    }
}
