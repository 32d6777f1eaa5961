package io.chartwright.validate.nginx;

import io.chartwright.model.Finding;
import io.chartwright.nginx.NginxConfig.Directive;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The path of a request reaches the origin. */
final class LostPaths implements NginxRule {
    private static final Pattern VARIABLE_HOST = Pattern.compile("https?://[^/]*\\$[^/]*/");

    @Override
    public Optional<Finding> check(Place place) {
        boolean isLost = place.is("proxy_pass")
                && VARIABLE_HOST.matcher(place.directive().argument(0)).matches()
                && place.around("location").filter(LostPaths::isOfManyPaths).isPresent();
        return isLost
                ? Optional.of(place.warning(
                        "nginx/lost-path",
                        "asks the origin for / whatever was asked for",
                        "after a host with a variable NGINX sends what is written, and replaces no prefix",
                        "leave the last / out, or write $request_uri in its place"))
                : Optional.empty();
    }

    /** What serves one path, errors or internal requests may ask for one page alone. */
    private static boolean isOfManyPaths(Directive location) {
        List<String> arguments = location.arguments();
        return !arguments.contains("=")
                && !location.argument(0).startsWith("@")
                && location.in("internal").isEmpty();
    }
}
