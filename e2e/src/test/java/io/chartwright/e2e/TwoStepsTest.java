package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The path for those who know the runtime's address only when its load balancer is there: Services first. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TwoStepsTest {
    private static final Pattern KIND = Pattern.compile("^kind: (.+)$", Pattern.MULTILINE);
    private static final String CERTIFICATE =
            "--set=runtime.tls.certificateArn=arn:aws:acm:eu-west-1:111122223333:certificate/11111111-1111-4111-8111-111111111111";

    private final List<Helm> helms = Surroundings.helms();
    private final Overlay overlay = Overlay.named("eks-public");

    List<Helm> helms() {
        return helms;
    }

    @ParameterizedTest
    @MethodSource("helms")
    void firstStepWhenNothingElseIsAnsweredMakesTheServiceAlone(Helm helm) {
        assertThat(kinds(firstStep(helm))).containsExactlyInAnyOrder("ServiceAccount", "Service");
    }

    @ParameterizedTest
    @MethodSource("helms")
    void secondStepWhenAllIsAnsweredKeepsTheService(Helm helm) {
        String second = template(
                helm,
                "--values=" + overlay.chart().resolve("values-" + overlay.name() + ".yaml"),
                "--values=" + overlay.testValues());
        assertThat(kinds(second)).contains("Deployment", "ConfigMap");
        assertThat(service(second)).isEqualTo(service(firstStep(helm)));
    }

    private String firstStep(Helm helm) {
        return template(
                helm,
                "--values=" + overlay.chart().resolve("values-" + overlay.name() + ".yaml"),
                "--set=runtime.replicas=0,runtime.autoscaling.enabled=false,player.enabled=false");
    }

    private String template(Helm helm, String... flags) {
        return helm.run(Stream.concat(
                                Stream.of(
                                        "template",
                                        "x",
                                        overlay.chart().toString(),
                                        "--kube-version=1.36.0",
                                        CERTIFICATE),
                                Stream.of(flags))
                        .toArray(String[]::new))
                .succeeded();
    }

    private static List<String> kinds(String rendered) {
        return KIND.matcher(rendered).results().map(found -> found.group(1)).toList();
    }

    /** Returns the runtime's Service without the label that names the image's version, which the first step lacks. */
    private static String service(String rendered) {
        return Pattern.compile("# Source: \\S+/runtime/service\\.yaml\\n(.*?)(?=\\n---|\\z)", Pattern.DOTALL)
                .matcher(rendered)
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow()
                .replaceAll(" +app.kubernetes.io/version: .*\\n", "")
                .strip();
    }
}
