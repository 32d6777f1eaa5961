package io.chartwright.validate.reference;

import io.chartwright.model.Finding;
import io.chartwright.validate.objects.CellObjects;
import io.chartwright.validate.objects.CellRule;
import io.chartwright.validate.objects.Field;
import io.chartwright.validate.objects.KubernetesObject;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The Services and ports to which an Ingress, a route or a webhook leads are there. */
final class Backends implements CellRule {
    private static final List<String> GATEWAY_ROUTES =
            List.of("HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute", "UDPRoute");

    @Override
    public void check(CellObjects cell, Consumer<Finding> report) {
        for (KubernetesObject ingress : cell.of("Ingress")) {
            Field spec = ingress.field().at("spec");
            ingressBackend(cell, ingress, spec.at("defaultBackend"), report);
            for (Field rule : spec.at("rules").items()) {
                for (Field path : rule.at("http", "paths").items()) {
                    ingressBackend(cell, ingress, path.at("backend"), report);
                }
            }
        }
        for (String kind : GATEWAY_ROUTES) {
            for (KubernetesObject route : cell.of(kind)) {
                for (Field rule : route.field().at("spec", "rules").items()) {
                    gatewayBackends(cell, route, rule, report);
                }
            }
        }
        openShiftRoutes(cell, report);
        for (String kind : List.of("MutatingWebhookConfiguration", "ValidatingWebhookConfiguration")) {
            for (KubernetesObject configuration : cell.of(kind)) {
                for (Field webhook : configuration.field().at("webhooks").items()) {
                    Field service = webhook.at("clientConfig", "service");
                    check(cell, configuration, service.at("name"), service.at("port"), report);
                }
            }
        }
    }

    private static void ingressBackend(
            CellObjects cell, KubernetesObject ingress, Field backend, Consumer<Finding> report) {
        Field service = backend.at("service");
        Field number = service.at("port", "number");
        Field name = service.at("port", "name");
        // The AWS controller keeps actions in annotations and asks for this port name.
        if (!name.is("use-annotation")) {
            check(cell, ingress, service.at("name"), number.isThere() ? number : name, report);
        }
    }

    private static void gatewayBackends(
            CellObjects cell, KubernetesObject route, Field rule, Consumer<Finding> report) {
        for (Field backend : rule.at("backendRefs").items()) {
            boolean isService = backend.at("kind").text().orElse("Service").equals("Service")
                    && backend.at("group").isEmpty();
            if (isService && backend.at("namespace").isEmpty()) {
                check(cell, route, backend.at("name"), backend.at("port"), report);
            }
        }
    }

    private static void openShiftRoutes(CellObjects cell, Consumer<Finding> report) {
        for (KubernetesObject route : cell.of("Route")) {
            Field spec = route.field().at("spec");
            // Its port names that of the endpoints, which may be the Service's name for it or the pods' number.
            Field port = spec.at("port", "targetPort");
            check(cell, route, spec.at("to", "name"), port.text().isPresent() ? port : spec.at("none"), report);
            for (Field backend : spec.at("alternateBackends").items()) {
                check(cell, route, backend.at("name"), spec.at("none"), report);
            }
        }
    }

    private static void check(
            CellObjects cell, KubernetesObject object, Field name, Field port, Consumer<Finding> report) {
        List<KubernetesObject> services = cell.of("Service");
        if (name.text().isEmpty() || services.isEmpty()) {
            return;
        }
        Optional<KubernetesObject> service = cell.find("Service", name.text().get(), object);
        if (service.isEmpty()) {
            report.accept(Finding.warning(
                    "ref/backend",
                    name.location(),
                    object + " leads to Service/" + name.text().get() + ", which this chart does not render",
                    Names.advice(name.text().get(), services, "name a Service of this chart")));
        } else if (port.isThere() && !service.get().field().at("spec", "type").is("ExternalName")) {
            port(object, service.get(), port, report);
        }
    }

    private static void port(KubernetesObject object, KubernetesObject service, Field port, Consumer<Finding> report) {
        String key = port.text().isPresent() ? "name" : "port";
        TreeSet<String> known = new TreeSet<>();
        service.field().at("spec", "ports").items().forEach(item -> item.at(key)
                .scalar()
                .ifPresent(known::add));
        String wanted = port.scalar().orElse("");
        if (!known.contains(wanted)) {
            report.accept(Finding.error(
                    "ref/backend-port",
                    port.location(),
                    object + " leads to port " + wanted + " of " + service + ", which has "
                            + (known.isEmpty() ? "no port with a name" : String.join(", ", known)),
                    "write a port of the Service"));
        }
    }
}
