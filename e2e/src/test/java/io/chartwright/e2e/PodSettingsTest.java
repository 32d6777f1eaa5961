package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.e2e.Command.Ran;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings of the pods that no overlay uses, in both tiers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PodSettingsTest {
    private final Overlay overlay = Overlay.all().get(0);

    Stream<Arguments> tiers() {
        return Surroundings.helms().stream()
                .flatMap(helm -> Stream.of("player", "runtime").map(tier -> Arguments.of(helm, tier)));
    }

    @ParameterizedTest
    @MethodSource("tiers")
    void templateWhenRuntimeClassAndDnsAreSetPutsThemIntoThePods(Helm helm, String tier) {
        String deployment = template(
                        helm, tier, "runtimeClassName=gvisor", "dnsPolicy=None", "dnsConfig.nameservers={10.0.0.10}")
                .succeeded();
        assertThat(deployment)
                .contains("      runtimeClassName: \"gvisor\"\n")
                .contains("      dnsPolicy: None\n      dnsConfig:\n        nameservers:\n");
    }

    @ParameterizedTest
    @MethodSource("tiers")
    void templateWhenNothingIsSetLeavesDnsToTheCluster(Helm helm, String tier) {
        assertThat(template(helm, tier).succeeded())
                .contains("      dnsPolicy: ClusterFirst\n")
                .doesNotContain("dnsConfig:", "runtimeClassName:");
    }

    @ParameterizedTest
    @MethodSource("tiers")
    void templateWhenDnsIsTurnedOffWithoutNameServers(Helm helm, String tier) {
        Ran ran = template(helm, tier, "dnsPolicy=None");
        assertThat(ran.exitCode()).isNotZero();
        assertThat(ran.err()).contains(tier + ".dnsConfig.nameservers: empty, but dnsPolicy is None");
    }

    private Ran template(Helm helm, String tier, String... values) {
        return helm.template(
                overlay,
                Stream.concat(
                        Stream.of("--show-only=templates/" + tier + "/deployment.yaml"),
                        Stream.of(values).map(value -> "--set=" + tier + "." + value)));
    }
}
