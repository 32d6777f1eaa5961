package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.e2e.Command.Ran;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What sets the number of pods: the chart, a HorizontalPodAutoscaler or KEDA, and what follows from it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ScalingTest {
    private static final List<String> KEDA = List.of(
            "--set=runtime.autoscaling.enabled=false",
            "--set=runtime.autoscaling.minReplicas=3",
            "--set=runtime.autoscaling.maxReplicas=9",
            "--set=runtime.autoscaling.keda.enabled=true",
            "--set=runtime.autoscaling.keda.triggers[0].type=cpu",
            "--set=runtime.autoscaling.keda.triggers[0].metricType=Utilization",
            "--set-string=runtime.autoscaling.keda.triggers[0].metadata.value=60");

    private final Overlay overlay = Overlay.all().get(0);

    List<Helm> helms() {
        return Surroundings.helms();
    }

    @ParameterizedTest
    @MethodSource("helms")
    void templateWhenKedaIsOnHandsItTheNumberOfPods(Helm helm) {
        String rendered = template(helm, KEDA).succeeded();
        assertThat(rendered)
                .contains("kind: ScaledObject", "minReplicaCount: 3", "maxReplicaCount: 9", "value: \"60\"")
                .contains("      behavior:\n        scaleDown:");
        assertThat(documents(rendered, "Deployment", "runtime"))
                .singleElement()
                .asString()
                .doesNotContain("\n  replicas:");
        assertThat(documents(rendered, "HorizontalPodAutoscaler", "runtime")).isEmpty();
        assertThat(documents(rendered, "PodDisruptionBudget", "runtime")).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("helms")
    void templateWhenNoAutoscalerIsOnSetsTheNumberOfPods(Helm helm) {
        String rendered = template(helm, List.of("--set=runtime.autoscaling.enabled=false", "--set=runtime.replicas=4"))
                .succeeded();
        assertThat(documents(rendered, "Deployment", "runtime"))
                .singleElement()
                .asString()
                .contains("\n  replicas: 4\n");
        assertThat(rendered).doesNotContain("kind: ScaledObject");
    }

    /** Helm 3 prints no notes without a cluster. */
    @Test
    void installWhenKedaIsOnNotesItsLimits() {
        Helm helm = Helm.named("helm4");
        String said = run(helm, "install", "--dry-run=client", KEDA).succeeded();
        assertThat(said).contains("Runtime: 3 to 9 pods").doesNotContain("every drained node stops the runtime");
    }

    @ParameterizedTest
    @MethodSource("helms")
    void templateWhenBothAutoscalersAreOn(Helm helm) {
        assertThat(refused(helm, "runtime.autoscaling.enabled=true"))
                .contains("runtime.autoscaling: both enabled and keda.enabled are true");
    }

    @ParameterizedTest
    @MethodSource("helms")
    void templateWhenTriggersCannotWork(Helm helm) {
        assertThat(refused(
                        helm,
                        "runtime.autoscaling.minReplicas=0",
                        "runtime.autoscaling.keda.triggers[1].type=cron,runtime.autoscaling.keda.triggers[1].metadata.desiredReplicas=4",
                        "runtime.autoscaling.keda.triggers[2].name=x"))
                .contains(
                        "metadata.desiredReplicas of type 'cron' is not a text",
                        "keda.triggers: an entry lacks type",
                        "keda.triggers: the entry of type '' lacks metadata");
        assertThat(refused(helm, "runtime.autoscaling.minReplicas=0"))
                .contains("runtime.autoscaling.minReplicas: 0, but without a pod there is no CPU");
    }

    /** 9 pods and 1 more in a rollout, with 50 connections each, do not fit into 400. */
    @ParameterizedTest
    @MethodSource("helms")
    void templateWhenKedaMayAskForMoreConnectionsThanTheServerHas(Helm helm) {
        assertThat(refused(
                        helm,
                        "runtime.replicas=1",
                        "runtime.rollingUpdate.maxSurge=1",
                        "database.maxPoolSize=50",
                        "database.serverMaxConnections=400"))
                .contains("database.maxPoolSize: 9 pods and 1 during a rollout", "are 500");
    }

    @ParameterizedTest
    @MethodSource("helms")
    void templateWhenAHorizontalPodAutoscalerShallKeepNoPod(Helm helm) {
        Ran ran = template(helm, List.of("--set=runtime.autoscaling.enabled=true,runtime.autoscaling.minReplicas=0"));
        assertThat(ran.exitCode()).isNotZero();
        assertThat(ran.err()).contains("runtime.autoscaling.minReplicas: 0, but a HorizontalPodAutoscaler");
    }

    private String refused(Helm helm, String... values) {
        Ran ran = template(
                helm,
                Stream.concat(KEDA.stream(), Stream.of("--set=" + String.join(",", values)))
                        .toList());
        assertThat(ran.exitCode()).isNotZero();
        return ran.err();
    }

    private Ran template(Helm helm, List<String> flags) {
        return run(helm, "template", "--kube-version=1.36.0", flags);
    }

    private Ran run(Helm helm, String command, String mode, List<String> flags) {
        List<String> given = List.of(
                command,
                "flow",
                overlay.chart().toString(),
                mode,
                "--namespace=ns",
                "--values=" + overlay.testValues());
        return helm.run(Stream.concat(given.stream(), flags.stream()).toArray(String[]::new));
    }

    private static List<String> documents(String rendered, String kind, String tier) {
        return Stream.of(rendered.split("\n---\n"))
                .filter(document -> document.contains("\nkind: " + kind + "\n"))
                .filter(document -> document.contains("app.kubernetes.io/component: " + tier + "\n"))
                .toList();
    }
}
