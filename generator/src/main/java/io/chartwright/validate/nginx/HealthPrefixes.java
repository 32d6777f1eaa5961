package io.chartwright.validate.nginx;

import io.chartwright.model.Finding;
import io.chartwright.nginx.NginxConfig.Directive;
import java.util.Optional;
import java.util.Set;

/** A path that is answered for health checks is that path alone. */
final class HealthPrefixes implements NginxRule {
    private static final Set<String> HEALTHY = Set.of("200", "204");

    @Override
    public Optional<Finding> check(Place place) {
        Directive location = place.directive();
        String path = location.argument(0);
        boolean isPrefix = location.arguments().size() == 1 && path.matches("/.*[^/]");
        boolean isAnswered = location.in("return").stream().anyMatch(each -> HEALTHY.contains(each.argument(0)));
        return place.is("location") && isPrefix && isAnswered
                ? Optional.of(place.info(
                        "nginx/health-prefix",
                        "answers every path that begins with " + path,
                        "a page below another path that begins so is never served",
                        "write 'location = " + path + "'"))
                : Optional.empty();
    }
}
