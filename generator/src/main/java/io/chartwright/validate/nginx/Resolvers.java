package io.chartwright.validate.nginx;

import io.chartwright.model.Finding;
import io.chartwright.nginx.PublicResolvers;
import java.util.Optional;

/** Names are resolved by the cluster's own name server. */
final class Resolvers implements NginxRule {

    @Override
    public Optional<Finding> check(Place place) {
        if (!place.is("resolver")) {
            return Optional.empty();
        }
        return place.directive().arguments().stream()
                .filter(PublicResolvers::contains)
                .findFirst()
                .map(server -> place.warning(
                        "nginx/public-resolver",
                        "asks the public name server " + server,
                        "it knows no name of the cluster or of a private network, and whoever stands between can answer in its place",
                        "name the cluster's DNS, such as kube-dns.kube-system.svc.cluster.local"));
    }
}
