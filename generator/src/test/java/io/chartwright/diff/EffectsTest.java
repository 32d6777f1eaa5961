package io.chartwright.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.annotations.Catalogue;
import io.chartwright.helm.Rendering;
import io.chartwright.model.Effect;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectsTest {
    private final Effects effects = new Effects(new Catalogue());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    v1 | PersistentVolumeClaim | spec: {storageClassName: a} | spec: {storageClassName: b} | REFUSED
                    v1 | PersistentVolumeClaim | spec: {resources: {requests: {storage: 1Gi}}} | spec: {resources: {requests: {storage: 2Gi}}} |
                    v1 | Pod | spec: {containers: [{name: a, image: a}]} | spec: {containers: [{name: a, image: b}]} |
                    v1 | Pod | spec: {containers: [{name: a, image: a}]} | spec: {containers: [{name: a, image: a, tty: true}]} | REFUSED
                    v1 | Service | spec: {clusterIP: None} | spec: {clusterIP: 10.0.0.1} | REFUSED
                    v1 | Service | spec: {clusterIP: None} | spec: {type: ExternalName, clusterIP: ''} | ADDRESS
                    v1 | Service | spec: {type: LoadBalancer} | spec: {type: LoadBalancer, loadBalancerClass: a/b} | REFUSED
                    v1 | Service | spec: {type: NodePort} | spec: {type: LoadBalancer, loadBalancerClass: a/b} | ADDRESS
                    serving.knative.dev/v1 | Service | spec: {clusterIP: None} | spec: {clusterIP: a} |
                    apps/v1 | StatefulSet | spec: {replicas: 1} | spec: {replicas: 2} |
                    apps/v1 | StatefulSet | spec: {serviceName: a} | spec: {serviceName: b} | REFUSED
                    apps/v1 | Deployment | spec: {replicas: 1} | spec: {replicas: 2} |
                    apps/v1 | Deployment | spec: {template: {a: 1}} | spec: {template: {a: 2}} | RESTART
                    batch/v1 | CronJob | spec: {jobTemplate: {spec: {template: {a: 1}}}} | spec: {jobTemplate: {spec: {template: {a: 2}}}} |
                    batch/v1 | Job | spec: {parallelism: 1} | spec: {parallelism: 2} |
                    rbac.authorization.k8s.io/v1 | ClusterRoleBinding | roleRef: {name: a} | roleRef: {name: b} | REFUSED
                    storage.k8s.io/v1 | StorageClass | parameters: {a: b} | parameters: {a: c} | REFUSED
                    v1 | Secret | type: Opaque | type: kubernetes.io/tls | REFUSED
                    v1 | ConfigMap | immutable: true | immutable: false | REFUSED
                    v1 | ConfigMap | data: {a: b} | data: {a: c} |
                    """)
    void effectsWhenAFieldChangesAre(String version, String kind, String before, String after, String expected) {
        assertThat(kinds(object(version, kind, before), object(version, kind, after)))
                .isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "v1, Namespace, LOST",
        "v1, ConfigMap,",
        "v1, Service,",
        "apiextensions.k8s.io/v1, CustomResourceDefinition, LOST",
        "networking.k8s.io/v1, Ingress, ADDRESS",
        "gateway.networking.k8s.io/v1, Gateway, ADDRESS",
        "v1, PersistentVolume, LOST"
    })
    void effectsWhenAnObjectGoesAre(String version, String kind, String expected) {
        assertThat(kinds(object(version, kind, "spec: {}"), ""))
                .isEqualTo(expected == null ? List.of() : List.of(expected));
        assertThat(kinds("", object(version, kind, "spec: {}"))).isEmpty();
    }

    @Test
    void effectsWhenAHookIsNotDeletedBeforeAreThoseOfAnyObject() {
        String hook = "metadata: {name: a, annotations: {helm.sh/hook: pre-upgrade%s}}\nspec: {template: {a: %d}}";
        String policy = ", helm.sh/hook-delete-policy: hook-succeeded";

        assertThat(kinds(job(String.format(hook, "", 1)), job(String.format(hook, "", 2))))
                .isEmpty();
        assertThat(kinds(job(String.format(hook, policy, 1)), job(String.format(hook, policy, 2))))
                .containsExactly("REFUSED");
        assertThat(kinds(job(String.format(hook, policy, 1)), "")).isEmpty();
    }

    @Test
    void effectsWhenPodsAreReplacedSayHow() {
        String workload = "spec: {%s: {type: %s}, template: {metadata: {%s}}}";
        String label = "labels: {helm.sh/chart: a-%d}";

        assertThat(texts("Deployment", workload, "strategy", "Recreate", "a: %d"))
                .containsExactly("all pods are stopped before new ones start");
        assertThat(texts("StatefulSet", workload, "updateStrategy", "OnDelete", "a: %d"))
                .containsExactly("its pods change only when somebody deletes them");
        assertThat(texts("DaemonSet", workload, "updateStrategy", "RollingUpdate", label))
                .containsExactly(
                        "its pods are replaced, one after the other, only because a label with a version changes");
        assertThat(texts("Deployment", workload, "strategy", "RollingUpdate", "annotations: {checksum/a: a%d}"))
                .containsExactly(
                        "its pods are replaced, some at a time, because the checksum of what they read changes");
    }

    private List<String> texts(String kind, String workload, String field, String strategy, String metadata) {
        String object = object("apps/v1", kind, String.format(workload, field, strategy, metadata));
        return effects(String.format(object, 1), String.format(object, 2)).stream()
                .map(Effect::text)
                .toList();
    }

    private static String object(String version, String kind, String rest) {
        return "apiVersion: " + version + "\nkind: " + kind + "\nmetadata: {name: a}\n" + rest + "\n";
    }

    private static String job(String rest) {
        return "apiVersion: batch/v1\nkind: Job\n" + rest + "\n";
    }

    private List<String> kinds(String before, String after) {
        return effects(before, after).stream()
                .map(effect -> effect.kind().name())
                .toList();
    }

    private List<Effect> effects(String before, String after) {
        return objects(before).changesTo(objects(after)).stream()
                .map(ObjectPair::masked)
                .flatMap(pair -> effects.of(pair, pair.fields()).stream())
                .toList();
    }

    private static RenderedObjects objects(String text) {
        return new RenderedObjects(new Rendering(text, Optional.empty()));
    }
}
