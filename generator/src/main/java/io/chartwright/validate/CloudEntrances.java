package io.chartwright.validate;

import io.chartwright.model.Finding;
import io.chartwright.model.Mapping.Entry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What an annotation asks for is done by the entrance that the objects of the release choose. */
final class CloudEntrances implements CloudCheck {
    private static final String RULE = "cloud/ignored";
    private static final String GROUP = "alb.ingress.kubernetes.io/group.name";
    private static final String AUTO_MODE = "eks.amazonaws.com/alb";
    private static final String BACKEND_CONFIG = "cloud.google.com/backend-config";
    private static final List<String> ROUTED = List.of("spec", "rules", "backendRefs", "name");
    private static final List<String> SERVED = List.of("spec", "rules", "http", "paths", "backend", "service", "name");
    private static final List<String> DEFAULT = List.of("spec", "defaultBackend", "service", "name");

    /** What the entrances of a release are: classes of Auto Mode, and Services behind routes and behind Ingresses. */
    private record Entrances(Set<String> autoMode, Set<String> routed, Set<String> served) {

        static Entrances of(List<CloudObject> objects) {
            Entrances entrances = new Entrances(new HashSet<>(), new HashSet<>(), new HashSet<>());
            objects.forEach(entrances::note);
            return entrances;
        }

        private void note(CloudObject object) {
            switch (object.kind()) {
                case "IngressClass" ->
                    object.field("spec", "controller")
                            .filter(AUTO_MODE::equals)
                            .flatMap(unused -> object.object().name())
                            .ifPresent(autoMode::add);
                case "HTTPRoute" -> routed.addAll(object.field(ROUTED));
                case "Ingress" -> {
                    served.addAll(object.field(SERVED));
                    served.addAll(object.field(DEFAULT));
                }
                default -> {}
            }
        }
    }

    @Override
    public List<Finding> check(List<CloudObject> objects, Target target) {
        Entrances entrances = Entrances.of(objects);
        List<Finding> findings = new ArrayList<>();
        for (CloudObject object : objects) {
            boolean isOfAutoMode = object.field("spec", "ingressClassName")
                    .filter(entrances.autoMode()::contains)
                    .isPresent();
            boolean isRoutedOnly = object.object()
                    .name()
                    .filter(name -> entrances.routed().contains(name)
                            && !entrances.served().contains(name))
                    .isPresent();
            if (object.kind().equals("Ingress") && isOfAutoMode) {
                object.annotation(GROUP).ifPresent(entry -> findings.add(ofAutoMode(object, entry)));
            } else if (object.kind().equals("Service") && isRoutedOnly) {
                object.annotation(BACKEND_CONFIG).ifPresent(entry -> findings.add(ofGateway(object, entry)));
            }
        }
        return findings;
    }

    private static Finding ofAutoMode(CloudObject ingress, Entry entry) {
        return Finding.error(
                        RULE,
                        entry.location(),
                        ingress + " has annotation '" + GROUP + "', which EKS Auto Mode does not read",
                        "write spec.group.name into the IngressClassParams of the class")
                .because("the controller of its class is " + AUTO_MODE);
    }

    private static Finding ofGateway(CloudObject service, Entry entry) {
        return Finding.warning(
                        RULE,
                        entry.location(),
                        service + " has annotation '" + BACKEND_CONFIG + "', and only an HTTPRoute leads to it",
                        "write a HealthCheckPolicy or a GCPBackendPolicy for the Service")
                .because("a Gateway reads no BackendConfig");
    }
}
