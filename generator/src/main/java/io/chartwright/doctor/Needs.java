package io.chartwright.doctor;

import io.chartwright.doctor.RenderedObjects.Kind;
import io.chartwright.live.Cluster;
import io.chartwright.model.Inspection;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Looks for what the objects of a chart need of a cluster besides Kubernetes itself. */
public final class Needs {

    private static final String AREA = "needs";
    private static final String NETWORKING = "networking.k8s.io/v1";

    /** A name server of NGINX that is a Service of the cluster. */
    private static final Pattern RESOLVER = Pattern.compile("\\bresolver\\s[^;{}]*;");

    private static final Pattern SERVICE = Pattern.compile("([a-z0-9-]+)\\.([a-z0-9-]+)\\.svc\\b");

    private final Cluster cluster;
    private final String namespace;
    private final RenderedObjects objects;
    private final Mapping facts = Facts.read("needs.yaml");
    private final List<Inspection> found = new ArrayList<>();

    /** Creates it for objects that are to be installed in the namespace. */
    public Needs(Cluster cluster, String namespace, RenderedObjects objects) {
        this.cluster = cluster;
        this.namespace = namespace;
        this.objects = objects;
    }

    /**
     * Returns the profile for the cluster, which is the cloud's own, or that of a flavour that shows itself by what it
     * serves.
     */
    public static String profileOf(String cloud, Cluster cluster) {
        return Facts.read("needs.yaml")
                .mapping("flavours")
                .flatMap(flavours -> flavours.mapping(cloud))
                .filter(flavour -> cluster.serves(Facts.text(flavour, "apiVersion"), Facts.text(flavour, "kind")))
                .map(flavour -> Facts.text(flavour, "profile"))
                .orElse(cloud);
    }

    /** Returns how the kubeconfig for a cluster of the cloud is written; no command when the cloud is not known. */
    public static Remedy kubeconfig(Optional<String> cloud) {
        List<String> commands = cloud.flatMap(
                        name -> Facts.read("needs.yaml").mapping("kubeconfigs").map(all -> Facts.texts(all, name)))
                .orElse(List.of());
        return Remedy.of("write the kubeconfig of your cluster", commands.toArray(String[]::new));
    }

    /** Returns the cloud that the address or the version of the API server tells of, such as {@code eks}. */
    public static Optional<String> cloudOf(Cluster cluster, String version) {
        if (cluster.serves("route.openshift.io/v1", "Route")) {
            return Optional.of("openshift");
        }
        Mapping signs = Facts.read("needs.yaml").mapping("signs").orElseThrow();
        return signs.entries().keySet().stream()
                .filter(cloud -> Facts.texts(signs, cloud).stream()
                        .anyMatch(sign -> cluster.server().contains(sign) || version.contains(sign)))
                .findFirst();
    }

    /** Returns what was found. */
    public List<Inspection> inspect() {
        attempt(this::kinds);
        attempt(this::loadBalancers);
        attempt(this::metrics);
        attempt(this::ingressClasses);
        attempt(this::gateways);
        attempt(this::nameServers);
        return List.copyOf(found);
    }

    private void attempt(Runnable check) {
        Attempt.run(AREA, check).ifPresent(found::add);
    }

    private void kinds() {
        int served = 0;
        for (Kind kind : objects.kinds()) {
            if (cluster.serves(kind.apiVersion(), kind.name())) {
                served++;
                continue;
            }
            Mapping group = entry("groups", kind.group());
            String what = Facts.text(group, "what");
            found.add(Inspection.error(
                    AREA,
                    "the cluster does not serve " + kind + (what.isEmpty() ? "" : ", which belongs to " + what),
                    Facts.remedy(group)));
        }
        found.add(Inspection.ok(
                AREA, "the cluster serves " + served + " of " + objects.kinds().size() + " kinds"));
    }

    private void loadBalancers() {
        Set<String> classes = objects.named("Service")
                .flatMap(service -> RenderedObjects.text(service, "spec", "loadBalancerClass").stream())
                .collect(Collectors.toCollection(TreeSet::new));
        for (String name : classes) {
            Mapping controller = entry("loadBalancers", name);
            if (controller.entries().isEmpty()) {
                found.add(Inspection.info(AREA, "the load balancers' class " + name + " is not known here"));
            } else {
                loadBalancer(name, controller);
            }
        }
    }

    private void loadBalancer(String name, Mapping controller) {
        String what = Facts.text(controller, "what");
        if (!cluster.serves(Facts.text(controller, "apiVersion"), Facts.text(controller, "kind"))) {
            found.add(Inspection.error(
                    AREA,
                    "nobody makes the load balancers of the class " + name + ": " + what + " is not in the cluster",
                    Facts.remedy(controller)));
            return;
        }
        String deployment = Facts.text(controller, "deployment");
        if (!deployment.isEmpty() && !isRunning(Facts.text(controller, "namespace"), deployment)) {
            found.add(Inspection.warning(
                    AREA,
                    what + " has no running pod in the deployment " + deployment,
                    Remedy.of(
                            "look at it",
                            "kubectl get \"deployment,pods\" -n " + Facts.text(controller, "namespace")
                                    + " -l app.kubernetes.io/name=" + deployment)));
        } else {
            found.add(Inspection.ok(AREA, what + " makes the load balancers of the class " + name));
        }
        readinessGate(Facts.text(controller, "readinessGateLabel"));
    }

    private boolean isRunning(String where, String deployment) {
        return cluster.get("apps/v1", "Deployment", where, deployment)
                .filter(object -> object.get("status") instanceof Map<?, ?> status
                        && status.get("availableReplicas") instanceof Number pods
                        && pods.intValue() > 0)
                .isPresent();
    }

    private void readinessGate(String label) {
        Optional<Map<String, Object>> object = cluster.get("v1", "Namespace", null, namespace);
        boolean isSet = object.filter(data -> data.get("metadata") instanceof Map<?, ?> metadata
                        && metadata.get("labels") instanceof Map<?, ?> labels
                        && "enabled".equals(labels.get(label)))
                .isPresent();
        String command = "kubectl label namespace " + namespace + " " + label + "=enabled";
        found.add(
                isSet
                        ? Inspection.ok(AREA, "the namespace '" + namespace + "' asks for readiness gates")
                        : Inspection.warning(
                                AREA,
                                "the namespace '" + namespace + "' "
                                        + (object.isPresent() ? "has no label " + label : "is not there yet")
                                        + ", so rollouts do not wait for the load balancer",
                                object.isPresent()
                                        ? Remedy.of("set it before you install", command)
                                        : Remedy.of(
                                                "make it with the label before you install",
                                                "kubectl create namespace " + namespace,
                                                command)));
    }

    private void metrics() {
        if (objects.named("HorizontalPodAutoscaler").findAny().isEmpty()) {
            return;
        }
        Mapping metrics = facts.mapping("metrics").orElseThrow();
        found.add(
                cluster.serves(Facts.text(metrics, "apiVersion"), Facts.text(metrics, "kind"))
                        ? Inspection.ok(AREA, "the metrics that the autoscaler reads are there")
                        : Inspection.error(
                                AREA,
                                "the metrics that the autoscaler reads are not there ("
                                        + Facts.text(metrics, "apiVersion") + ")",
                                Facts.remedy(metrics)));
    }

    private void ingressClasses() {
        Set<String> classes = objects.named("Ingress")
                .map(ingress -> RenderedObjects.text(ingress, "spec", "ingressClassName")
                        .orElse(""))
                .collect(Collectors.toCollection(TreeSet::new));
        for (String name : classes) {
            if (!name.isEmpty()) {
                there(
                        "the class of the Ingress, " + name + ",",
                        () -> cluster.get(NETWORKING, "IngressClass", null, name)
                                .isPresent(),
                        Remedy.of(
                                "install its controller, or choose a class that is there", "kubectl get ingressclass"));
            }
        }
    }

    private void gateways() {
        objects.named("HTTPRoute")
                .flatMap(route -> route.mapping("spec").stream())
                .flatMap(spec -> spec.items("parentRefs").stream())
                .distinct()
                .forEach(this::gateway);
    }

    private void gateway(Node reference) {
        Mapping parent = (Mapping) reference;
        String name = Facts.text(parent, "name");
        String where = Facts.text(parent, "namespace").isEmpty() ? namespace : Facts.text(parent, "namespace");
        there(
                "the Gateway " + name + " of the namespace '" + where + "'",
                () -> cluster.get("gateway.networking.k8s.io/v1", "Gateway", where, name)
                        .isPresent(),
                Remedy.of("make it, or name one that is there", "kubectl get gateways -A"));
    }

    private void nameServers() {
        for (String directive : objects.texts(RESOLVER)) {
            SERVICE.matcher(directive)
                    .results()
                    .forEach(match -> there(
                            "the name server " + match.group(),
                            () -> cluster.get("v1", "Service", match.group(2), match.group(1))
                                    .isPresent(),
                            Remedy.of(
                                    "leave the resolvers in your values empty, so that the pods' own are asked, or name one that"
                                            + " is there",
                                    "kubectl get services -A -l k8s-app=kube-dns")));
        }
    }

    private void there(String what, Supplier<Boolean> isThere, Remedy remedy) {
        found.add(
                isThere.get()
                        ? Inspection.ok(AREA, what + " is there")
                        : Inspection.error(AREA, what + " is not there", remedy));
    }

    private Mapping entry(String table, String key) {
        return facts.mapping(table).flatMap(entries -> entries.mapping(key)).orElse(Mapping.empty(Location.of(table)));
    }
}
