package io.chartwright.kubernetes;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** How an API server reaches a webhook: a URL or a Service. */
final class WebhookClient {
    private WebhookClient() {}

    /** Says what is wrong with the client configuration. */
    static void check(Place config) {
        OneOf.exactly(config, List.of("url", "service"));
        if (config.at("url").isThere()) {
            checkUrl(config.at("url"));
        }
        Place service = config.at("service");
        if (!service.isThere()) {
            return;
        }
        service.at("name").require("write the name of the Service");
        service.at("namespace").require("write the namespace of the Service");
        service.at("port").within(1, 65535);
        service.at("path").text().filter(text -> !isPath(text)).ifPresent(text -> service.at("path")
                .refuse("'" + text + "' is no path", "write a path such as /validate"));
    }

    private static boolean isPath(String text) {
        if (text.isEmpty() || text.equals("/")) {
            return true;
        }
        if (!text.startsWith("/") || text.contains("//") || text.contains("?")) {
            return false;
        }
        String inner = text.endsWith("/") ? text.substring(1, text.length() - 1) : text.substring(1);
        return List.of(inner.split("/", -1)).stream().allMatch(Names.DNS_SUBDOMAIN.test());
    }

    private static void checkUrl(Place url) {
        String text = url.textOrEmpty();
        try {
            URI uri = new URI(text);
            if (!"https".equalsIgnoreCase(uri.getScheme())) {
                url.refuse("'" + text + "' does not begin with https://", "write a URL with https://");
            } else if (uri.getRawAuthority() == null || uri.getRawAuthority().isEmpty()) {
                url.refuse("'" + text + "' names no host", "write https://, a host and a path");
            }
            if (uri.getRawUserInfo() != null) {
                url.refuse("has a user name in it", "remove it");
            }
            if (uri.getRawFragment() != null && !uri.getRawFragment().isEmpty()) {
                url.refuse("has a fragment", "remove what is after '#'");
            }
            if (uri.getRawQuery() != null && !uri.getRawQuery().isEmpty()) {
                url.refuse("has a query", "remove what is after '?'");
            }
        } catch (URISyntaxException e) {
            url.refuse("'" + text + "' is no URL", "write https://, a host and a path");
        }
    }
}
