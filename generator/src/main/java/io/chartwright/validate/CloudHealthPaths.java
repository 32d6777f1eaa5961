package io.chartwright.validate;

import io.chartwright.annotations.Catalogue;
import io.chartwright.annotations.CloudAnnotation;
import io.chartwright.annotations.JsonReader;
import io.chartwright.annotations.Role;
import io.chartwright.model.Finding;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Load balancers ask pods for the path that the readiness probe asks for. */
final class CloudHealthPaths implements CloudCheck {
    private static final String RULE = "cloud/health-path";
    private static final List<String> REQUEST_PATH = List.of("spec", "healthCheck", "requestPath");
    private static final List<String> POLICY = List.of("spec", "default", "config");

    private static final Set<String> CONFIGS = Set.of("BackendConfig", "HealthCheckPolicy");

    private final Catalogue catalogue;

    CloudHealthPaths(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public List<Finding> check(List<CloudObject> objects, Target target) {
        SelectedPods pods = new SelectedPods(objects);
        List<Finding> findings = new ArrayList<>();
        List<CloudObject> configs = objects.stream()
                .filter(object -> CONFIGS.contains(object.kind()))
                .toList();
        for (CloudObject object : objects) {
            if (object.kind().equals("Service") || object.kind().equals("Ingress")) {
                List<String> ready = pods.readinessPaths(pods.of(object));
                if (!ready.isEmpty()) {
                    ofAnnotations(object, ready, findings);
                    ofConfigs(object, configs, ready, findings);
                }
            }
        }
        return findings.stream().distinct().toList();
    }

    private void ofAnnotations(CloudObject object, List<String> ready, List<Finding> findings) {
        Optional<Entry> protocol = Optional.empty();
        boolean hasPath = false;
        for (Entry entry : object.annotations()) {
            Set<Role> roles = roles(entry);
            String value = CloudObject.value(entry);
            if (roles.contains(Role.HEALTH_PATH) && !value.isBlank()) {
                hasPath = true;
                compare(object + " is checked at", value, entry.location(), ready)
                        .ifPresent(findings::add);
            }
            if (roles.contains(Role.HEALTH_PROTOCOL)
                    && value.toLowerCase(java.util.Locale.ROOT).startsWith("http")) {
                protocol = Optional.of(entry);
            }
        }
        if (!hasPath) {
            protocol.flatMap(entry ->
                            compare(object + " says no path, so it is checked at", "/", entry.location(), ready))
                    .ifPresent(findings::add);
        }
    }

    private Set<Role> roles(Entry entry) {
        Set<Role> roles = new TreeSet<>();
        catalogue.find(entry.key()).stream().map(CloudAnnotation::role).forEach(roles::add);
        return roles;
    }

    /** Google's load balancers take the path from objects that name the Service, or that the Service names. */
    private void ofConfigs(CloudObject object, List<CloudObject> all, List<String> ready, List<Finding> findings) {
        Set<String> names = new TreeSet<>();
        object.annotations().stream()
                .filter(entry -> roles(entry).contains(Role.BACKEND_CONFIG))
                .flatMap(entry -> JsonReader.read(CloudObject.value(entry)).stream())
                .forEach(json -> texts(json, names));
        for (CloudObject config : all) {
            String what = config + " has " + object + " checked at";
            if (config.kind().equals("BackendConfig")
                    && names.contains(config.object().name().orElse(""))) {
                CloudObject.nodes(config.tree(), REQUEST_PATH)
                        .forEach(path -> compare(what, path, ready).ifPresent(findings::add));
            } else if (config.kind().equals("HealthCheckPolicy") && isFor(config, object)) {
                for (String type : List.of("httpHealthCheck", "httpsHealthCheck", "http2HealthCheck")) {
                    CloudObject.nodes(
                                    config.tree(),
                                    List.of(POLICY.get(0), POLICY.get(1), POLICY.get(2), type, "requestPath"))
                            .forEach(path -> compare(what, path, ready).ifPresent(findings::add));
                }
            }
        }
    }

    private static boolean isFor(CloudObject policy, CloudObject service) {
        return policy.field("spec", "targetRef", "kind").equals(Optional.of(service.kind()))
                && policy.field("spec", "targetRef", "name")
                        .equals(service.object().name());
    }

    private static void texts(Node json, Set<String> texts) {
        if (json instanceof Mapping mapping) {
            mapping.entries().values().forEach(entry -> texts(entry.node(), texts));
        } else if (json instanceof Scalar scalar && scalar.isText()) {
            texts.add(scalar.text());
        }
    }

    private static Optional<Finding> compare(String subject, Node path, List<String> ready) {
        return path instanceof Scalar scalar
                ? compare(subject, scalar.text(), path.location(), ready)
                : Optional.empty();
    }

    private static Optional<Finding> compare(String subject, String path, Location at, List<String> ready) {
        String probes = "'" + String.join("' or '", ready) + "'";
        return ready.contains(path)
                ? Optional.empty()
                : Optional.of(
                        Finding.error(
                                        RULE,
                                        at,
                                        subject + " '" + path + "', but its pods are ready at " + probes,
                                        "check " + probes)
                                .because(
                                        "the load balancer takes pods out that Kubernetes calls ready, or keeps those that are not"));
    }
}
