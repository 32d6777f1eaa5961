package io.chartwright.kubernetes;

import java.util.List;
import java.util.Set;

/** Controller and parameters of an IngressClass. */
final class IngressClassCheck implements KindCheck {

    @Override
    public Set<String> kinds() {
        return Set.of("IngressClass.networking.k8s.io");
    }

    @Override
    public void check(Place object, Minor minor) {
        Place controller = object.at("spec", "controller");
        controller.require("write the controller, such as example.com/ingress");
        if (!controller.isEmpty()) {
            controller.must(DomainPath.FORM);
        }
        if (controller.textOrEmpty().length() > 250) {
            controller.refuse("is longer than 250 characters", "shorten it");
        }
        Place parameters = object.at("spec", "parameters");
        if (!parameters.isThere()) {
            return;
        }
        parameters.at("apiGroup").must(Names.DNS_SUBDOMAIN);
        for (String name : List.of("kind", "name")) {
            parameters.at(name).require("say which object is meant");
            parameters.at(name).must(Names.PATH_SEGMENT);
        }
        Place scope = parameters.at("scope");
        scope.oneOf(List.of("Cluster", "Namespace"));
        Place namespace = parameters.at("namespace");
        if (scope.textOrEmpty().equals("Namespace")) {
            namespace.require("write the namespace of the parameters");
            if (!namespace.isEmpty()) {
                namespace.must(Names.DNS_LABEL);
            }
        } else {
            namespace.forbid("goes only with scope Namespace", "remove it, or set scope: Namespace");
        }
    }
}
