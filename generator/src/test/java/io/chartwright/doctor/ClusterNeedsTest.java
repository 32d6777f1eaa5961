package io.chartwright.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.live.ServerVersion;
import io.chartwright.model.Inspection;
import io.chartwright.model.Inspection.Status;
import io.chartwright.yaml.YamlReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterNeedsTest {
    private static final String SERVICE =
            "{apiVersion: v1, kind: Service, metadata: {name: s}, spec: {loadBalancerClass: %s}}\n";
    private static final String CONTROLLER = "service.k8s.aws/nlb";
    private static final Map<String, Object> AVAILABLE = Map.of("status", Map.of("availableReplicas", 2));

    private final FakeCluster cluster = new FakeCluster().serving("v1", "Service", "Secret", "ConfigMap", "Pod");

    private List<Inspection> needs(String manifests) {
        return new Needs(cluster, "flow", RenderedObjects.of(manifests)).inspect();
    }

    private List<Inspection> named(String manifests) {
        return new NamedData(cluster, "flow").inspect(RenderedObjects.of(manifests));
    }

    private static void assertFinds(List<Inspection> found, Status status, String text) {
        assertThat(found).anyMatch(one -> one.status() == status && one.found().contains(text));
    }

    @Test
    void needsWhenAKindIsNotServedSayWhoseItIsAndHowToGetIt() {
        List<Inspection> found = needs("{apiVersion: gateway.networking.k8s.io/v1, kind: HTTPRoute,"
                + " metadata: {name: r}, spec: {parentRefs: [{name: public}]}}\n---\n"
                + "{apiVersion: example.com/v1, kind: Odd, metadata: {name: o}}\n");

        assertFinds(
                found,
                Status.ERROR,
                "does not serve HTTPRoute (gateway.networking.k8s.io/v1), which belongs to the Gateway API");
        assertFinds(found, Status.ERROR, "does not serve Odd (example.com/v1)");
        assertFinds(found, Status.ERROR, "the Gateway public of the namespace 'flow' is not there");
        assertThat(found.toString()).contains("standard-install.yaml");
    }

    @Test
    void needsWhenTheLoadBalancerControllerIsThereLookAtItsPodsAndAtTheLabel() {
        assertFinds(
                needs(SERVICE.formatted(CONTROLLER)),
                Status.ERROR,
                "nobody makes the load balancers of the class " + CONTROLLER);

        cluster.serving("elbv2.k8s.aws/v1beta1", "TargetGroupBinding");
        List<Inspection> found = needs(SERVICE.formatted(CONTROLLER));
        assertFinds(found, Status.WARNING, "no running pod in the deployment aws-load-balancer-controller");
        assertFinds(found, Status.WARNING, "the namespace 'flow' is not there yet");

        cluster.holding("Deployment", "kube-system", "aws-load-balancer-controller", AVAILABLE)
                .holding("Namespace", null, "flow", Map.of("metadata", Map.of("name", "flow")));
        found = needs(SERVICE.formatted(CONTROLLER));
        assertFinds(found, Status.OK, "makes the load balancers of the class " + CONTROLLER);
        assertFinds(found, Status.WARNING, "has no label elbv2.k8s.aws/pod-readiness-gate-inject");

        cluster.holding(
                "Namespace",
                null,
                "flow",
                Map.of("metadata", Map.of("labels", Map.of("elbv2.k8s.aws/pod-readiness-gate-inject", "enabled"))));
        assertThat(needs(SERVICE.formatted(CONTROLLER))).allMatch(one -> one.status() == Status.OK);
    }

    @Test
    void needsWhenTheClusterIsInAutoModeAreMetByIt() {
        assertFinds(
                needs(SERVICE.formatted("eks.amazonaws.com/nlb")), Status.ERROR, "EKS Auto Mode is not in the cluster");

        cluster.serving("eks.amazonaws.com/v1", "NodeClass");

        assertFinds(
                needs(SERVICE.formatted("eks.amazonaws.com/nlb")), Status.OK, "EKS Auto Mode makes the load balancers");
        assertThat(Needs.profileOf("eks", cluster)).isEqualTo("eks-auto");
        assertThat(Needs.profileOf("aks", cluster)).isEqualTo("aks");
        assertThat(Needs.profileOf("eks", new FakeCluster())).isEqualTo("eks");
    }

    @Test
    void needsWhenAnAutoscalerIsRenderedIncludeMetrics() {
        String autoscaler = "{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: h}}\n";
        assertFinds(needs(autoscaler), Status.ERROR, "the metrics that the autoscaler reads are not there");

        cluster.serving("metrics.k8s.io/v1beta1", "PodMetrics");
        assertFinds(needs(autoscaler), Status.OK, "the metrics that the autoscaler reads are there");
    }

    @Test
    void needsWhenNamesPointIntoTheClusterFollowThem() {
        String manifests = """
                {apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: i}, spec: {ingressClassName: nginx}}
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: c}
                data: {conf: 'resolver kube-dns.kube-system.svc.cluster.local valid=30s;'}
                """;
        assertFinds(needs(manifests), Status.ERROR, "the class of the Ingress, nginx, is not there");
        assertFinds(needs(manifests), Status.ERROR, "the name server kube-dns.kube-system.svc is not there");

        cluster.holding("IngressClass", null, "nginx", Map.of())
                .holding("Service", "kube-system", "kube-dns", Map.of());
        assertFinds(needs(manifests), Status.OK, "the class of the Ingress, nginx, is there");
        assertFinds(needs(manifests), Status.OK, "the name server kube-dns.kube-system.svc is there");
    }

    @Test
    void needsWhenTheUserMayNotLookGoOn() {
        cluster.serving("elbv2.k8s.aws/v1beta1", "TargetGroupBinding").refusing("get Deployment");

        assertFinds(
                needs(SERVICE.formatted(CONTROLLER)),
                Status.SKIPPED,
                "not looked at: refuses aws-load-balancer-controller");
    }

    @Test
    void rightsWhenSomeAreMissingAreToldTogether() {
        RenderedObjects objects = RenderedObjects.of(
                "{apiVersion: v1, kind: Service}\n---\n{apiVersion: v1, kind: ConfigMap}\n---\n{apiVersion: v1, kind: Pod}\n");
        assertThat(new Rights(cluster, "flow").inspect(objects)).allMatch(one -> one.status() == Status.OK);

        cluster.refusing("create Service", "create ConfigMap", "list Secret");
        List<Inspection> found = new Rights(cluster, "flow").inspect(objects);

        assertThat(found).hasSize(2);
        assertFinds(found, Status.ERROR, "you may not create in the namespace 'flow': Service (v1), ConfigMap (v1)");
        assertFinds(found, Status.ERROR, "you may not list in the namespace 'flow': Secret (v1), in which Helm keeps");
    }

    @Test
    void rightsWhenTheyCannotBeAskedForAreSkipped() {
        cluster.refusing("ask");

        assertFinds(
                new Rights(cluster, "flow").inspect(RenderedObjects.of("{apiVersion: v1, kind: Service}\n")),
                Status.SKIPPED,
                "not looked at");
    }

    @Test
    void namedWhenSecretsOrKeysAreMissingSaysWhich() {
        String pod = """
                apiVersion: v1
                kind: Pod
                metadata: {name: p}
                spec:
                  imagePullSecrets: [{name: pull}]
                  containers:
                    - env:
                        - {name: A, valueFrom: {secretKeyRef: {name: db, key: password}}}
                        - {name: B, valueFrom: {secretKeyRef: {name: maybe, key: x, optional: true}}}
                        - {name: C, valueFrom: {secretKeyRef: {name: store, key: x}}}
                        - {name: D, valueFrom: {secretKeyRef: {name: own, key: x}}}
                      envFrom: [{configMapRef: {name: settings}}]
                  volumes:
                    - {secret: {secretName: tls, items: [{key: tls.crt}, {key: tls.key}]}}
                ---
                {apiVersion: v1, kind: Secret, metadata: {name: own}}
                ---
                {apiVersion: external-secrets.io/v1, kind: ExternalSecret, metadata: {name: e}, spec: {target: {name: store}}}
                """;
        cluster.holding("Secret", "flow", "db", Map.of("data", Map.of("pass", "***")))
                .holding("Secret", "flow", "tls", Map.of("data", Map.of("tls.crt", "***", "tls.key", "")))
                .holding("ConfigMap", "flow", "settings", Map.of());

        List<Inspection> found = named(pod);

        assertFinds(
                found, Status.ERROR, "the Secret 'db' in the namespace 'flow' has no key [password]: it has [pass]");
        assertFinds(found, Status.ERROR, "there is no Secret 'pull' in the namespace 'flow'");
        assertFinds(found, Status.WARNING, "the Secret 'tls' in the namespace 'flow' has nothing under [tls.key]");
        assertFinds(found, Status.OK, "the ConfigMap 'settings'");
        assertThat(found).hasSize(4);
    }

    @Test
    void namedWhenAnIngressHasACertificateWantsItsTwoParts() {
        List<Inspection> found = named("{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: i},"
                + " spec: {tls: [{secretName: web}]}}\n");

        assertFinds(found, Status.ERROR, "there is no Secret 'web'");
        assertThat(found.toString()).contains("kubectl create secret tls web -n flow --cert=tls.crt --key=tls.key");
    }

    @ParameterizedTest
    @CsvSource({"35, OK", "36, OK", "33, WARNING", "37, WARNING", "29, ERROR"})
    void windowWhenTheServerIsOutsideSaysSo(int minor, Status status) {
        VersionWindow window = new VersionWindow(">=1.30.0-0", "Some Cloud", List.of("1.35", "1.36"), "2026-08-22");

        Inspection found = window.inspect(new ServerVersion(1, minor, "v1." + minor + ".2"));

        assertThat(found.status()).isEqualTo(status);
        assertThat(found.found()).contains(status == Status.ERROR ? ">=1.30.0-0" : "facts of 2026-08-22");
    }

    @Test
    void cloudWhenTheClusterTellsItIsKnown() {
        assertThat(Needs.cloudOf(new FakeCluster("https://ABC.gr7.eu-west-1.eks.amazonaws.com"), "v1.36.2-eks-1"))
                .contains("eks");
        assertThat(Needs.cloudOf(new FakeCluster("https://x.hcp.westeurope.azmk8s.io:443"), "v1.36.2"))
                .contains("aks");
        assertThat(Needs.cloudOf(new FakeCluster("https://34.1.2.3"), "v1.36.2-gke.1001"))
                .contains("gke");
        assertThat(Needs.cloudOf(new FakeCluster().serving("route.openshift.io/v1", "Route"), "v1.35.1"))
                .contains("openshift");
        assertThat(Needs.cloudOf(new FakeCluster(), "v1.36.2")).isEqualTo(Optional.empty());
    }

    @Test
    void addressesWhenAHostHasNoneWarn() {
        BaseAddresses addresses =
                new BaseAddresses(host -> host.equals("there.example.com") ? List.of("10.1.2.3") : List.of());
        List<Inspection> found = addresses.inspect(new YamlReader("values").readMapping("mine.yaml", """
                web: {baseUrl: 'https://there.example.com/x'}
                api: {baseUrl: 'https://away.example.com'}
                bad: {baseUrl: 'not an address'}
                """));

        assertFinds(found, Status.OK, "the host there.example.com of baseUrl has the address 10.1.2.3");
        assertFinds(found, Status.WARNING, "the host away.example.com of baseUrl has no address yet");
        assertFinds(found, Status.ERROR, "a value baseUrl is no address");
    }
}
