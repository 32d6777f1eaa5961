package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the load balancer of each cloud is told, in every overlay that makes one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LoadBalancersTest {
    private static final List<String> TIERS = List.of("player", "runtime");

    /** Where a cloud's load balancer is told the path it asks. Google's asks the nodes, not the pods, and has none. */
    private static final Map<String, String> HEALTH_PATHS = Map.of(
            "eks", "service.beta.kubernetes.io/aws-load-balancer-healthcheck-path",
            "aks", "service.beta.kubernetes.io/azure-load-balancer-health-probe-request-path");

    private static final Map<String, String> CLASSES = Map.of(
            "eks-public", "service.k8s.aws/nlb",
            "eks-internal", "service.k8s.aws/nlb",
            "eks-auto-public", "eks.amazonaws.com/nlb",
            "eks-auto-internal", "eks.amazonaws.com/nlb",
            "gke-public", "networking.gke.io/l4-regional-external",
            "gke-internal", "networking.gke.io/l4-regional-internal");

    private static final Map<String, Entry<String, String>> SCHEMES = Map.of(
            "eks-public", Map.entry("service.beta.kubernetes.io/aws-load-balancer-scheme", "internet-facing"),
            "eks-internal", Map.entry("service.beta.kubernetes.io/aws-load-balancer-scheme", "internal"),
            "eks-auto-public", Map.entry("service.beta.kubernetes.io/aws-load-balancer-scheme", "internet-facing"),
            "eks-auto-internal", Map.entry("service.beta.kubernetes.io/aws-load-balancer-scheme", "internal"),
            "aks-public", Map.entry("service.beta.kubernetes.io/azure-load-balancer-internal", "false"),
            "aks-internal", Map.entry("service.beta.kubernetes.io/azure-load-balancer-internal", "true"),
            "gke-internal", Map.entry("networking.gke.io/load-balancer-type", "Internal"));

    private final Helm helm = Surroundings.helms().get(1);

    Stream<Overlay> clouds() {
        return Overlay.all().stream().filter(overlay -> overlay.name().matches("(eks|aks|gke).*"));
    }

    @Test
    void cloudsWhenListedAreEightAndEveryOneHasBothReaches() {
        assertThat(clouds().map(Overlay::name))
                .containsExactlyInAnyOrder(
                        "aks-internal",
                        "aks-public",
                        "eks-auto-internal",
                        "eks-auto-public",
                        "eks-internal",
                        "eks-public",
                        "gke-internal",
                        "gke-public");
    }

    @ParameterizedTest
    @MethodSource("clouds")
    void healthPathIsTheOneOfTheReadinessProbe(Overlay overlay) {
        Manifests manifests = Manifests.of(helm, overlay);
        String key = HEALTH_PATHS.getOrDefault(overlay.name().substring(0, 3), "");
        for (String tier : TIERS) {
            JsonNode annotations = manifests.of("Service", tier).at("/metadata/annotations");
            if (key.isEmpty()) {
                assertThat(annotations.toString()).doesNotContain("path");
                continue;
            }
            assertThat(annotations.path(key).asText())
                    .isNotEmpty()
                    .isEqualTo(manifests
                            .of("Deployment", tier)
                            .at("/spec/template/spec/containers/0/readinessProbe/httpGet/path")
                            .asText());
        }
    }

    @ParameterizedTest
    @MethodSource("clouds")
    void bothServicesAreLoadBalancersOfTheRightKindAndReach(Overlay overlay) {
        Manifests manifests = Manifests.of(helm, overlay);
        for (String tier : TIERS) {
            JsonNode service = manifests.of("Service", tier);
            assertThat(service.at("/spec/type").asText()).isEqualTo("LoadBalancer");
            assertThat(service.at("/spec/loadBalancerClass").asText())
                    .isEqualTo(CLASSES.getOrDefault(overlay.name(), ""));
            Entry<String, String> scheme = SCHEMES.get(overlay.name());
            if (scheme == null) {
                assertThat(service.at("/metadata/annotations").toString()).doesNotContainIgnoringCase("internal");
            } else {
                assertThat(service.at("/metadata/annotations")
                                .path(scheme.getKey())
                                .asText())
                        .isEqualTo(scheme.getValue());
            }
        }
    }
}
