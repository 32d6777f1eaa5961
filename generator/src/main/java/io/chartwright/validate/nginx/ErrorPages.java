package io.chartwright.validate.nginx;

import io.chartwright.model.Finding;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers of the origin that are intercepted are replaced by a page. */
final class ErrorPages implements NginxRule {
    private static final Set<String> INTERCEPTORS = Set.of(
            "proxy_intercept_errors",
            "fastcgi_intercept_errors",
            "uwsgi_intercept_errors",
            "scgi_intercept_errors",
            "grpc_intercept_errors");

    private final boolean hasPage;

    /** Creates the rule for configurations that may include each other. */
    ErrorPages(List<NginxFile> files) {
        this.hasPage =
                files.stream().anyMatch(file -> file.key().text().orElse("").contains("error_page"));
    }

    @Override
    public Optional<Finding> check(Place place) {
        String name = place.directive().name();
        return !hasPage
                        && INTERCEPTORS.contains(name)
                        && place.directive().argument(0).equals("on")
                ? Optional.of(place.warning(
                        "nginx/no-error-page",
                        "turns " + name + " on, and no error_page says what to answer",
                        "it has no effect: the origin's own error reaches the browser",
                        "add 'error_page 403 404 = …', or remove the line"))
                : Optional.empty();
    }
}
