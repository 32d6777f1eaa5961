package io.chartwright.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the definition of HTTPRoute says in expressions, which are not evaluated here; from the rules of Gateway API 1. */
final class HttpRouteCheck implements KindCheck {
    private static final Map<String, String> FILTERS = Map.of(
            "CORS", "cors",
            "RequestHeaderModifier", "requestHeaderModifier",
            "ResponseHeaderModifier", "responseHeaderModifier",
            "RequestMirror", "requestMirror",
            "RequestRedirect", "requestRedirect",
            "URLRewrite", "urlRewrite",
            "ExtensionRef", "extensionRef");
    private static final List<String> FORBIDDEN = List.of("//", "/./", "/../", "%2f", "%2F", "#");
    private static final Pattern PATH = Pattern.compile("(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|%[0-9a-fA-F]{2})+");
    private static final Pattern DURATION_PART = Pattern.compile("(\\d{1,5})(h|ms|m|s)");
    private static final Map<String, Long> MILLISECONDS = Map.of("h", 3_600_000L, "m", 60_000L, "s", 1_000L, "ms", 1L);

    @Override
    public Set<String> kinds() {
        return Set.of("HTTPRoute.gateway.networking.k8s.io");
    }

    @Override
    public void check(Place object, Minor minor) {
        RouteParents.check(object.at("spec", "parentRefs"));
        for (Place rule : object.at("spec", "rules").items()) {
            rule.at("matches").items().forEach(match -> checkPath(match.at("path")));
            for (Place backend : rule.at("backendRefs").items()) {
                RouteFilters.checkBackend(backend);
                checkFilters(backend.at("filters"), rule);
            }
            checkFilters(rule.at("filters"), rule);
            for (Place filter : rule.at("filters").items()) {
                if (filter.at("requestRedirect").isThere()
                        && !rule.at("backendRefs").isEmpty()) {
                    filter.refuse("does not go with backendRefs", "remove backendRefs: a redirect has no backend");
                }
            }
            checkTimeouts(rule.at("timeouts"));
        }
    }

    private static void checkPath(Place path) {
        String type = path.at("type").text().orElse("PathPrefix");
        String value = path.at("value").text().orElse("/");
        if (!type.equals("Exact") && !type.equals("PathPrefix")) {
            return;
        }
        if (!value.startsWith("/")) {
            path.at("value").refuse("'" + value + "' does not begin with '/'", "write an absolute path");
        }
        FORBIDDEN.stream().filter(value::contains).findFirst().ifPresent(part -> path.at("value")
                .refuse("'" + value + "' holds '" + part + "'", "write the path without it"));
        if (value.endsWith("/..") || value.endsWith("/.")) {
            path.at("value").refuse("'" + value + "' ends with a step", "write the path without it");
        }
        if (value.startsWith("/")
                && !value.contains("#")
                && !PATH.matcher(value).matches()) {
            path.at("value")
                    .refuse(
                            "'" + value + "' holds a character that a path of type " + type + " may not have",
                            "write it as %XX, or use type RegularExpression");
        }
    }

    private static void checkFilters(Place filters, Place rule) {
        RouteFilters.check(filters, FILTERS);
        boolean isRedirected = false;
        boolean isRewritten = false;
        for (Place filter : filters.items()) {
            String type = filter.at("type").textOrEmpty();
            isRedirected |= type.equals("RequestRedirect");
            isRewritten |= type.equals("URLRewrite");
            for (String field : List.of("requestRedirect", "urlRewrite")) {
                checkNewPath(filter.at(field, "path"), rule.at("matches"));
            }
            for (String field : List.of("allowOrigins", "allowMethods", "allowHeaders")) {
                checkStar(filter.at("cors", field));
            }
        }
        if (isRedirected && isRewritten) {
            filters.refuse("has a RequestRedirect and a URLRewrite", "keep one of the two");
        }
    }

    /** A prefix can be replaced only where the rule has one; without matches it has that of '/'. */
    private static void checkNewPath(Place path, Place matches) {
        if (!path.isThere()) {
            return;
        }
        String type = path.at("type").textOrEmpty();
        for (String field : List.of("replaceFullPath", "replacePrefixMatch")) {
            String wanted = Character.toUpperCase(field.charAt(0)) + field.substring(1);
            if (type.equals(wanted) && !path.at(field).isThere()) {
                path.at(field).refuse("is required for type " + type, "write the new path");
            } else if (!type.equals(wanted)) {
                path.at(field).forbid("does not go with type " + type, "write 'type: " + wanted + "', or remove it");
            }
        }
        List<Place> all = matches.items();
        boolean isPrefix = !matches.isThere()
                || (all.size() == 1
                        && all.get(0)
                                .at("path", "type")
                                .text()
                                .orElse("PathPrefix")
                                .equals("PathPrefix"));
        if (path.at("replacePrefixMatch").isThere() && type.equals("ReplacePrefixMatch") && !isPrefix) {
            path.at("replacePrefixMatch")
                    .refuse(
                            "needs exactly one match in the rule, of type PathPrefix",
                            "give each prefix a rule of its own");
        }
    }

    private static void checkStar(Place list) {
        List<Place> items = list.items();
        if (items.size() > 1
                && items.stream().anyMatch(item -> item.textOrEmpty().equals("*"))) {
            list.refuse("has '*' beside others", "leave '*' alone, or remove it");
        }
    }

    private static void checkTimeouts(Place timeouts) {
        long whole = milliseconds(timeouts.at("request").textOrEmpty());
        Place backend = timeouts.at("backendRequest");
        if (whole > 0 && milliseconds(backend.textOrEmpty()) > whole) {
            backend.refuse(
                    "'" + backend.textOrEmpty() + "' is longer than the timeout of the request, "
                            + timeouts.at("request").textOrEmpty(),
                    "write a shorter one");
        }
    }

    private static long milliseconds(String duration) {
        long sum = 0;
        Matcher part = DURATION_PART.matcher(duration);
        while (part.find()) {
            sum += Long.parseLong(part.group(1)) * MILLISECONDS.getOrDefault(part.group(2), 0L);
        }
        return sum;
    }
}
