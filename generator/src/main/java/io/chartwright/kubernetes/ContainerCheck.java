package io.chartwright.kubernetes;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What holds for containers of every kind. */
final class ContainerCheck {

    private ContainerCheck() {}

    static void check(Place container, PodContext pod) {
        container.at("name").require("give the container a name");
        PodNamesCheck.unlessEmpty(container.at("name"), Names.DNS_LABEL);
        container.at("image").require("name the image");
        ports(container.at("ports"));
        EnvironmentCheck.check(container, pod);
        MountsCheck.check(container, pod);
        Set<String> claims = pod.spec().at("resourceClaims").items().stream()
                .map(claim -> claim.at("name").textOrEmpty())
                .collect(Collectors.toSet());
        ResourcesCheck.container(container.at("resources"), claims);
        resizePolicy(container, pod);
        RestartRulesCheck.check(container, pod);
        ContainerSecurityCheck.check(container.at("securityContext"), pod);
    }

    private static void ports(Place ports) {
        Unique names = new Unique();
        for (Place port : ports.items()) {
            PodNamesCheck.unlessEmpty(port.at("name"), Names.PORT_NAME);
            names.check(port.at("name"));
            Place number = port.at("containerPort");
            if (number.isThere()) {
                number.within(1, 65535);
            } else {
                number.require("give the port's number");
            }
            port.at("hostPort").within(0, 65535);
        }
    }

    private static void resizePolicy(Place container, PodContext pod) {
        Unique resources = new Unique();
        boolean never = pod.spec().at("restartPolicy").textOrEmpty().equals("Never");
        for (Place policy : container.at("resizePolicy").items()) {
            policy.at("resourceName").require("name the resource");
            policy.at("resourceName").oneOf(List.of("cpu", "memory"));
            resources.check(policy.at("resourceName"));
            Place restart = policy.at("restartPolicy");
            restart.oneOf(List.of("NotRequired", "RestartContainer"));
            if (never && restart.textOrEmpty().equals("RestartContainer")) {
                restart.refuse("cannot be RestartContainer in a pod that is never restarted", "write NotRequired");
            }
        }
    }
}
