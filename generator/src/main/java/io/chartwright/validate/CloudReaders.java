package io.chartwright.validate;

import io.chartwright.annotations.Catalogue;
import io.chartwright.annotations.CloudAnnotation;
import io.chartwright.annotations.Controller;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides which of the controllers that know an annotation read it on an object. */
final class CloudReaders {
    static final String AWS_TYPE = "service.beta.kubernetes.io/aws-load-balancer-type";
    static final String AWS_CONTROLLER = "aws-load-balancer-controller";
    static final String AWS_AUTO_MODE = "aws-auto-mode";
    static final String AWS_LEGACY = "aws-legacy";

    private static final String INGRESS_CLASS = "kubernetes.io/ingress.class";
    private static final String GKE_INGRESS = "gke-ingress";
    private static final List<String> AWS = List.of(AWS_CONTROLLER, AWS_AUTO_MODE, AWS_LEGACY);

    private final Catalogue catalogue;

    CloudReaders(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Who reads an annotation.
     *
     * @param readers what each controller that may read it does with it
     * @param why why nobody does, when nobody does
     */
    record Decision(List<CloudAnnotation> readers, String why) {}

    /** Returns which of the known readings count on the object. */
    Decision decide(CloudObject object, List<CloudAnnotation> known) {
        return switch (object.kind()) {
            case "Service" -> ofService(object, known);
            case "Ingress" -> ofIngress(object, known);
            default -> new Decision(known, "");
        };
    }

    /** Returns the AWS controllers that may make the load balancer of the Service: one when the Service says which. */
    static List<String> awsControllers(CloudObject service) {
        String type = service.value(AWS_TYPE).orElse("");
        return switch (type) {
            case "nlb" -> List.of(AWS_LEGACY);
            case "external", "nlb-ip" -> List.of(AWS_CONTROLLER);
            default -> AWS;
        };
    }

    private static Decision ofService(CloudObject service, List<CloudAnnotation> known) {
        List<CloudAnnotation> balancers = known.stream()
                .filter(each -> each.controller().servesServices())
                .toList();
        if (balancers.isEmpty()) {
            return new Decision(known, "");
        }
        String type = service.field("spec", "type").orElse("ClusterIP");
        if (!type.equals("LoadBalancer")) {
            return new Decision(List.of(), "a Service of type " + type + " gets no load balancer");
        }
        Optional<String> wanted = service.field("spec", "loadBalancerClass");
        if (wanted.isPresent()) {
            return ofClass(wanted.get(), balancers);
        }
        List<String> aws = awsControllers(service);
        List<CloudAnnotation> left = known.stream()
                .filter(each -> !AWS.contains(each.controller().id())
                        || aws.contains(each.controller().id()))
                .toList();
        String asked = aws.contains(AWS_LEGACY) ? "the controller built into the cluster" : "another controller";
        return new Decision(left, AWS_TYPE + " '" + service.value(AWS_TYPE).orElse("") + "' asks for " + asked);
    }

    private static Decision ofClass(String wanted, List<CloudAnnotation> balancers) {
        for (String name : List.of(wanted, "*")) {
            List<CloudAnnotation> chosen = balancers.stream()
                    .filter(each ->
                            each.controller().marks().loadBalancerClasses().contains(name))
                    .toList();
            if (!chosen.isEmpty()) {
                return new Decision(chosen, "");
            }
        }
        return new Decision(List.of(), "loadBalancerClass '" + wanted + "' gives the Service to another controller");
    }

    private Decision ofIngress(CloudObject ingress, List<CloudAnnotation> known) {
        Optional<String> annotated = ingress.value(INGRESS_CLASS);
        Optional<String> field = ingress.field("spec", "ingressClassName");
        Optional<String> wanted = annotated.or(() -> field);
        List<CloudAnnotation> left = known.stream()
                .filter(each -> wanted.isEmpty() || !belongsToAnother(wanted.get(), each.controller()))
                .filter(each -> annotated.isPresent()
                        || field.isEmpty()
                        || !each.controller().id().equals(GKE_INGRESS))
                .toList();
        String why = annotated.isEmpty()
                        && known.stream()
                                .anyMatch(each -> each.controller().id().equals(GKE_INGRESS))
                ? "GKE leaves an Ingress with ingressClassName alone and reads the annotation " + INGRESS_CLASS
                : "class '" + wanted.orElse("") + "' gives the Ingress to another controller";
        return new Decision(left, why);
    }

    private boolean belongsToAnother(String name, Controller controller) {
        Stream<Controller> named = catalogue.controllers().stream()
                .filter(each -> each.marks().ingressClasses().contains(name));
        boolean isPicky = !controller.marks().ingressClasses().isEmpty();
        return isPicky
                && named.map(Controller::id).anyMatch(id -> !id.equals(controller.id()))
                && !controller.marks().ingressClasses().contains(name);
    }
}
