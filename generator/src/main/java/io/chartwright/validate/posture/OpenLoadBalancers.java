package io.chartwright.validate.posture;

import io.chartwright.model.Finding;
import io.chartwright.validate.objects.CellObjects;
import io.chartwright.validate.objects.CellRule;
import io.chartwright.validate.objects.Field;
import io.chartwright.validate.objects.KubernetesObject;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * A load balancer says who may reach it.
 *
 * <p>Whether a load balancer is public when nothing is said differs by controller, so any statement counts: source
 * ranges, or an annotation about the scheme, the subnets or the security groups.
 */
final class OpenLoadBalancers implements CellRule {
    /** Words in annotation keys of the controllers that say who may reach the load balancer. */
    private static final List<String> STATEMENTS = List.of(
            "internal",
            "scheme",
            "load-balancer-type",
            "source-ranges",
            "allowed",
            "private",
            "public",
            "subnet",
            "security-group",
            "security-list",
            "firewall",
            "address-pool",
            "ip-allocated-pool",
            "loadbalancerip",
            "network-type",
            "l4-rbs");

    @Override
    public void check(CellObjects cell, Consumer<Finding> report) {
        for (KubernetesObject service : cell.of("Service")) {
            Field type = service.field().at("spec", "type");
            if (type.is("LoadBalancer") && !saysWho(service.field())) {
                report.accept(Finding.warning(
                                "posture/open-load-balancer",
                                type.location(),
                                service + " does not say who may reach its load balancer",
                                "write loadBalancerSourceRanges, or the controller's annotation for internal or public")
                        .because("on most clouds the whole internet may"));
            }
        }
    }

    private static boolean saysWho(Field service) {
        String controller = service.at("spec", "loadBalancerClass").text().orElse("");
        return !service.at("spec", "loadBalancerSourceRanges").isEmpty()
                || controller.endsWith("-external")
                || controller.endsWith("-internal")
                || service.at("metadata", "annotations").texts().keySet().stream()
                        .map(key -> key.toLowerCase(Locale.ROOT))
                        .anyMatch(key -> STATEMENTS.stream().anyMatch(key::contains));
    }
}
