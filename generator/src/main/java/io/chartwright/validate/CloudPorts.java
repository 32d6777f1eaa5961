package io.chartwright.validate;

import io.chartwright.annotations.CloudAnnotation;
import io.chartwright.model.Finding;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ports that a Service's annotations name are ports of the Service. */
final class CloudPorts {
    private static final String HEALTH_PORT = "service.beta.kubernetes.io/aws-load-balancer-healthcheck-port";
    private static final String TARGET_TYPE = "service.beta.kubernetes.io/aws-load-balancer-nlb-target-type";

    /** Returns what is wrong with the ports in the annotation's key and value. */
    List<Finding> check(CloudObject object, Entry entry, CloudAnnotation reader) {
        if (!object.kind().equals("Service")) {
            return List.of();
        }
        List<Mapping> ports = CloudObject.nodes(object.tree(), List.of("spec", "ports"))
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .toList();
        List<Finding> findings = new ArrayList<>();
        reader.portIn(entry.key())
                .filter(port -> port(ports, port).isEmpty())
                .ifPresent(port -> findings.add(Finding.error(
                                "cloud/ignored",
                                entry.location(),
                                object + " has annotation '" + entry.key() + "', but no port " + port,
                                "write a port of the Service, or remove the annotation")
                        .ofWhole()));
        for (String port : reader.type().portsIn(CloudObject.value(entry))) {
            if (port(ports, port).isEmpty()) {
                findings.add(Finding.error(
                        "cloud/value",
                        entry.location(),
                        object + " sets '" + entry.key() + "' to '" + CloudObject.value(entry) + "', but has no port '"
                                + port + "'",
                        "write " + reader.type().words()));
            }
        }
        if (entry.key().equals(HEALTH_PORT) && object.value(TARGET_TYPE).equals(Optional.of("ip"))) {
            port(ports, CloudObject.value(entry))
                    .flatMap(port -> named(object, entry, port))
                    .ifPresent(findings::add);
        }
        return findings;
    }

    /** The AWS Load Balancer Controller finds no number for a named port of pods. */
    private static Optional<Finding> named(CloudObject object, Entry entry, Mapping port) {
        boolean isByName = port.text("name").equals(Optional.of(CloudObject.value(entry)));
        return port.text("targetPort").filter(target -> isByName).map(target -> Finding.error(
                        "cloud/conflict",
                        entry.location(),
                        object + " checks the health of port '" + CloudObject.value(entry)
                                + "', whose targetPort is the name '" + target + "'",
                        "write the number as targetPort, or 'traffic-port' here")
                .because("with ip targets the controller needs the number"));
    }

    private static Optional<Mapping> port(List<Mapping> ports, String wanted) {
        return ports.stream()
                .filter(port -> port.get("port")
                                .filter(Scalar.class::isInstance)
                                .map(number -> ((Scalar) number).text())
                                .equals(Optional.of(wanted))
                        || port.text("name").equals(Optional.of(wanted)))
                .findFirst();
    }
}
