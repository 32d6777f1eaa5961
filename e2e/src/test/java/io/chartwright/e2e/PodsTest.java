package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How every rendered pod is locked down, probed, stopped, spread and named, in every overlay. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PodsTest {
    private static final List<String> TIERS = List.of("player", "runtime");
    private static final String DIGEST = "sha256:" + "ab".repeat(32);

    private final Helm helm = Surroundings.helms().get(1);

    List<Overlay> overlays() {
        return Overlay.all();
    }

    /** Returns flags that end TLS in the runtime's pod, which then has all the containers it can have. */
    private static String[] everyContainer(String... more) {
        return Stream.concat(
                        Stream.of("--set=runtime.tls.termination=pod,runtime.tls.secretName=tls,"
                                + "runtime.baseUrl=https://flow.example.com"),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyContainerIsLockedDownAndHasItsShare(Overlay overlay) {
        Manifests manifests = Manifests.of(helm, overlay, everyContainer());
        assertThat(manifests.containers()).hasSizeGreaterThanOrEqualTo(5).allSatisfy(container -> {
            JsonNode context = container.path("securityContext");
            assertThat(context.path("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(context.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
            assertThat(context.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
            assertThat(context.at("/capabilities/add").isMissingNode()).isTrue();
            for (String amount : List.of("requests/cpu", "requests/memory", "limits/memory")) {
                assertThat(container.at("/resources/" + amount).asText())
                        .as("%s of %s", amount, container.path("name"))
                        .isNotEmpty();
            }
        });
        assertThat(manifests.pods()).hasSize(3).allSatisfy(pod -> {
            assertThat(pod.at("/spec/automountServiceAccountToken").asBoolean(true))
                    .isFalse();
            assertThat(pod.at("/spec/enableServiceLinks").asBoolean(true)).isFalse();
            assertThat(pod.at("/spec/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/spec/securityContext/seccompProfile/type").asText())
                    .isEqualTo("RuntimeDefault");
        });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void nothingMayCallTheKubernetesApi(Overlay overlay) {
        Manifests manifests = Manifests.of(helm, overlay);
        assertThat(manifests.ofKind("ServiceAccount")).isNotEmpty().allSatisfy(account -> assertThat(
                        account.path("automountServiceAccountToken").asBoolean(true))
                .isFalse());
        assertThat(manifests.objects())
                .extracting(object -> object.path("kind").asText())
                .doesNotContain("Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding");
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyServingContainerHasThreeProbes(Overlay overlay) {
        Manifests manifests = Manifests.of(helm, overlay, everyContainer());
        assertThat(serving(manifests)).hasSize(3).allSatisfy(container -> {
            assertThat(container.at("/startupProbe/httpGet/path").asText()).isNotEmpty();
            assertThat(container.at("/readinessProbe/httpGet/path").asText())
                    .isEqualTo(container.at("/startupProbe/httpGet/path").asText());
            assertThat(container.path("livenessProbe").isObject()).isTrue();
        });
        JsonNode runtime = main(manifests, "runtime");
        assertThat(runtime.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/api/health");
        assertThat(runtime.at("/livenessProbe/tcpSocket/port").asText()).isEqualTo("http");
        assertThat(runtime.path("livenessProbe").toString()).doesNotContain("/api/health", "exec");
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void graceIsLongerThanTheWaitBeforeTheStop(Overlay overlay) {
        Manifests manifests = Manifests.of(helm, overlay);
        for (String tier : TIERS) {
            JsonNode stop = main(manifests, tier).at("/lifecycle/preStop");
            int grace = manifests
                    .of("Deployment", tier)
                    .at("/spec/template/spec/terminationGracePeriodSeconds")
                    .asInt();
            assertThat(stop.properties()).as("what %s does first", tier).hasSize(1);
            assertThat(stop.at("/sleep/seconds").asInt()).isPositive();
            assertThat(grace - stop.at("/sleep/seconds").asInt())
                    .as("seconds that %s has for open requests", tier)
                    .isGreaterThanOrEqualTo(30);
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void runtimeMayListenOnPort80WithoutRoot(Overlay overlay) {
        Manifests manifests = Manifests.of(helm, overlay);
        assertThat(manifests.of("Deployment", "runtime").at("/spec/template/spec/securityContext/sysctls"))
                .singleElement()
                .hasToString("{\"name\":\"net.ipv4.ip_unprivileged_port_start\",\"value\":\"80\"}");
        assertThat(manifests.of("Deployment", "player").toString()).doesNotContain("sysctls");
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyMountHasItsVolumeAndEveryVolumeIsMounted(Overlay overlay) {
        assertThat(Manifests.of(helm, overlay, everyContainer()).pods()).allSatisfy(pod -> {
            List<String> mounted = pod.findValues("volumeMounts").stream()
                    .flatMap(mounts -> mounts.findValuesAsText("name").stream())
                    .distinct()
                    .toList();
            assertThat(pod.at("/spec/volumes").findValuesAsText("name")).containsAll(mounted);
            assertThat(mounted).hasSameSizeAs(pod.at("/spec/volumes"));
            assertThat(pod.findValues("emptyDir"))
                    .allSatisfy(folder ->
                            assertThat(folder.path("sizeLimit").asText()).isNotEmpty());
        });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void podOfTheTestComesOnlyWhenAskedForAndEnds(Overlay overlay) {
        JsonNode test = Manifests.of(helm, overlay).of("Pod", "test");
        assertThat(test.at("/metadata/annotations").path("helm.sh/hook").asText())
                .isEqualTo("test");
        assertThat(test.at("/metadata/annotations")
                        .path("helm.sh/hook-delete-policy")
                        .asText())
                .isEqualTo("before-hook-creation");
        assertThat(test.at("/spec/restartPolicy").asText()).isEqualTo("Never");
        assertThat(test.at("/spec/activeDeadlineSeconds").asInt()).isPositive();
        assertThat(test.at("/spec/containers/0/args").toString())
                .contains("-player:", "/healthz", "-runtime:", "/api/health");
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void spreadConstraintsSelectTheTiersOwnPods(Overlay overlay) {
        Manifests manifests = Manifests.of(helm, overlay);
        for (String tier : TIERS) {
            JsonNode deployment = manifests.of("Deployment", tier);
            JsonNode constraints = deployment.at("/spec/template/spec/topologySpreadConstraints");
            assertThat(constraints).hasSize(2).allSatisfy(constraint -> {
                assertThat(constraint.path("labelSelector")).isEqualTo(deployment.at("/spec/selector"));
                assertThat(constraint.at("/matchLabelKeys/0").asText()).isEqualTo("pod-template-hash");
            });
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void selectorsHoldNothingThatChanges(Overlay overlay) {
        Manifests manifests = Manifests.of(helm, overlay, "--set=commonLabels.team=x,player.podLabels.a=b");
        for (String tier : TIERS) {
            JsonNode labels = manifests.of("Deployment", tier).at("/spec/selector/matchLabels");
            List<String> names = new ArrayList<>();
            labels.fieldNames().forEachRemaining(names::add);
            assertThat(names)
                    .containsExactlyInAnyOrder(
                            "app.kubernetes.io/name", "app.kubernetes.io/instance", "app.kubernetes.io/component");
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void registryAndDigestReachEveryImage(Overlay overlay) {
        Manifests manifests = Manifests.of(
                helm,
                overlay,
                everyContainer("--set=global.imageRegistry=r.example/mirror,player.image.digest=" + DIGEST
                        + ",runtime.image.digest=" + DIGEST));
        assertThat(manifests.containers()).hasSizeGreaterThanOrEqualTo(5).allSatisfy(container -> assertThat(
                        container.path("image").asText())
                .startsWith("r.example/mirror/")
                .endsWith("@" + DIGEST));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void fixedUsersWhenThePlatformChoosesThem(Overlay overlay) {
        boolean isOpenShift = overlay.name().equals("openshift");
        Manifests manifests = Manifests.of(
                helm, overlay, isOpenShift ? everyContainer() : new String[] {"--set=runtime.runAsUser=10001"});
        boolean fixes = manifests.objects().stream()
                .map(JsonNode::toString)
                .anyMatch(text -> text.matches(".*\"(runAsUser|runAsGroup|fsGroup)\".*"));
        assertThat(fixes).isNotEqualTo(isOpenShift);
        assertThat(manifests.pods()).allSatisfy(pod -> assertThat(
                        pod.at("/spec/securityContext/runAsNonRoot").asBoolean())
                .isTrue());
    }

    /** Returns the containers that serve: all but those that end before the others start and that of the test. */
    private static List<JsonNode> serving(Manifests manifests) {
        return manifests.containers().stream()
                .filter(container -> container.has("ports"))
                .toList();
    }

    private static JsonNode main(Manifests manifests, String tier) {
        return StreamSupport.stream(
                        manifests
                                .of("Deployment", tier)
                                .at("/spec/template/spec/containers")
                                .spliterator(),
                        false)
                .filter(container -> container.path("name").asText().equals(tier))
                .findFirst()
                .orElseThrow();
    }
}
