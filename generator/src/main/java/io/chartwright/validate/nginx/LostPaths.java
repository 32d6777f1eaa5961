package io.chartwright.validate.nginx;

import io.chartwright.model.Finding;
import io.chartwright.nginx.NginxConfig.Directive;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The path of a request reaches the origin. */
final class LostPaths implements NginxRule {
    private static final Pattern VARIABLE_HOST = Pattern.compile("https?://[^/$]*\\$(\\w+)[^/]*/");

    /** Variables that NGINX has in every configuration. */
    private static final Pattern KNOWN =
            Pattern.compile("\\d|host|hostname|server_name|remote_addr|(?:http|arg|cookie)_\\w+");

    @Override
    public Optional<Finding> check(Place place) {
        Matcher address = VARIABLE_HOST.matcher(place.directive().argument(0));
        boolean isLost = place.is("proxy_pass")
                && address.matches()
                && isVariable(address.group(1), place.file())
                && place.around("location")
                        .filter(location -> isOfManyPaths(location, place.file()))
                        .isPresent();
        return isLost
                ? Optional.of(place.warning(
                        "nginx/lost-path",
                        "asks the origin for / whatever was asked for",
                        "after a host with a variable NGINX sends what is written, and replaces no prefix",
                        "leave the last / out, or write $request_uri in its place"))
                : Optional.empty();
    }

    /** In a template of which the image makes the configuration, what looks like a variable may be a text by then. */
    private static boolean isVariable(String name, NginxFile file) {
        return KNOWN.matcher(name).matches() || file.gives("$" + name);
    }

    /** What serves one path, errors or internal requests may ask for one page alone. */
    private static boolean isOfManyPaths(Directive location, NginxFile file) {
        List<String> arguments = location.arguments();
        return !arguments.contains("=") && !location.argument(0).startsWith("@") && !file.isInternal(location);
    }
}
