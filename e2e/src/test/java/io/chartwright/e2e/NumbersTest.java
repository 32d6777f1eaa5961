package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.e2e.Command.Ran;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether long numbers keep their digits: YAML makes a number of an account id, and Go's templates write 1.23e+11. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NumbersTest {
    private static final String ACCOUNT = "123456789012";
    private static final String TAG = "202611250001";

    private static final String LARGE = """
            player:
              rollingUpdate: {maxSurge: 12345678, maxUnavailable: 12345678}
              podDisruptionBudget: {maxUnavailable: 12345678}
              cache: {sizeMiB: 12345678, ttlSeconds: 12345678}
              dns: {validSeconds: 12345678}
              hstsMaxAgeSeconds: 315360000
              workerProcesses: 12345678
              runAsUser: 1000650000
            runtime:
              tls: {termination: pod, secretName: certificate}
              tlsProxy: {timeoutSeconds: 12345678}
              rollingUpdate: {maxSurge: 12345678, maxUnavailable: 12345678}
              autoscaling: {minReplicas: 12345678, maxReplicas: 12345678}
              podDisruptionBudget: {minAvailable: 12345677}
              startupProbe: {periodSeconds: 12345678, timeoutSeconds: 12345678, failureThreshold: 12345678}
              readinessProbe: {initialDelaySeconds: 12345678}
              preStopSleepSeconds: 12345677
              terminationGracePeriodSeconds: 12345678
              runAsUser: 1000650000
            database: {keepaliveSeconds: 12345678, maxPoolSize: 12345678}
            test: {timeoutSeconds: 12345678}
            """;

    private final Overlay overlay = Overlay.named("eks-public");

    List<Helm> helms() {
        return Surroundings.helms();
    }

    /** Places for texts of the operator that also take a number: labels, annotations, variables, parameters. */
    Stream<Arguments> places() {
        return helms().stream().flatMap(helm -> Stream.of(
                        "commonLabels.account",
                        "commonAnnotations.account",
                        "runtime.podAnnotations.account",
                        "runtime.podLabels.account",
                        "runtime.service.annotations.account",
                        "runtime.serviceAccount.annotations.account",
                        "player.extraEnv.ACCOUNT",
                        "player.extraEnv.ACCOUNT.value",
                        "player.nodeSelector.account",
                        "database.parameters.Account")
                .map(place -> Arguments.of(helm, place)));
    }

    Stream<Arguments> texts() {
        return helms().stream().flatMap(helm -> Stream.of(
                        "runtime.image.tag",
                        "player.image.tag",
                        "database.username",
                        "database.name",
                        "runtime.secretRevision",
                        "runtime.installationToken.existingSecret",
                        "player.headers.X-Account")
                .map(place -> Arguments.of(helm, place)));
    }

    @ParameterizedTest
    @MethodSource("places")
    void numbersWhenGivenWhereTextsGoKeepTheirDigits(Helm helm, String place) {
        for (String flag : List.of("--set=", "--set-string=")) {
            assertDigits(helm.template(overlay, Stream.of(flag + place + "=" + ACCOUNT)));
        }
        assertDigits(helm.command().run(arguments("--values=-"), file(place, ACCOUNT)));
        assertDigits(helm.command().run(arguments("--values=-"), file(place, "\"" + ACCOUNT + "\"")));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void numbersWhenATextIsMeantAreRefused(Helm helm, String place) {
        for (Ran ran : List.of(
                helm.template(overlay, Stream.of("--set=" + place + "=" + TAG)),
                helm.command().run(arguments("--values=-"), file(place, TAG)))) {
            assertThat(ran.exitCode()).isNotZero();
            assertThat(ran.err())
                    .contains("'/" + place.replace('.', '/') + "': got number, want string")
                    .doesNotContain("e+");
        }
    }

    @ParameterizedTest
    @MethodSource("helms")
    void tagWhenItIsOfDigitsAndQuotedKeepsThem(Helm helm) {
        for (Ran ran : List.of(
                helm.template(overlay, Stream.of("--set-string=runtime.image.tag=" + TAG)),
                helm.command().run(arguments("--values=-"), file("runtime.image.tag", "'" + TAG + "'")))) {
            assertThat(ran.succeeded())
                    .contains(
                            "image: \"docker.io/boomi/flow:" + TAG + "\"",
                            "app.kubernetes.io/version: \"" + TAG + "\"");
        }
    }

    @ParameterizedTest
    @MethodSource("helms")
    void numbersWhenLargeAreNeverWrittenWithAnExponent(Helm helm) {
        String rendered = helm.command().run(arguments("--values=-"), LARGE).succeeded();
        assertThat(rendered).contains("12345678").doesNotContainPattern("[0-9]e\\+[0-9]");
    }

    private static void assertDigits(Ran ran) {
        assertThat(ran.succeeded()).contains("\"" + ACCOUNT).doesNotContainPattern("[0-9]e\\+[0-9]");
    }

    private List<String> arguments(String more) {
        return List.of(
                "template",
                "flow",
                overlay.chart().toString(),
                "--kube-version=1.36.0",
                "--values=" + overlay.testValues(),
                more);
    }

    /** Returns a values file that says one thing, as an operator writes it. */
    private static String file(String place, String value) {
        StringBuilder text = new StringBuilder();
        String indent = "";
        for (String key : List.of(place.split("\\.", -1))) {
            text.append(text.isEmpty() ? "" : "\n").append(indent).append(key).append(":");
            indent += "  ";
        }
        return text.append(' ').append(value).append('\n').toString();
    }
}
