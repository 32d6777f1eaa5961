package io.chartwright.validate.nginx;

import io.chartwright.model.Finding;
import java.util.Optional;
import java.util.Set;

/** A cache has a folder of its own. */
final class CacheFolders implements NginxRule {
    private static final Set<String> CACHES =
            Set.of("proxy_cache_path", "fastcgi_cache_path", "uwsgi_cache_path", "scgi_cache_path");

    private static final Set<String> SHARED =
            Set.of("", "/tmp", "/var", "/var/tmp", "/var/cache", "/var/lib", "/var/run", "/run", "/etc", "/etc/nginx");

    @Override
    public Optional<Finding> check(Place place) {
        String path = place.directive().argument(0);
        boolean isShared = path.startsWith("/") && SHARED.contains(path.replaceAll("/+$", ""));
        return CACHES.contains(place.directive().name()) && isShared
                ? Optional.of(place.warning(
                        "nginx/cache-folder",
                        "makes all of " + path + " its cache",
                        "NGINX deletes what it finds there and did not write, such as files of other programs",
                        "name a folder of its own, on a volume of its own"))
                : Optional.empty();
    }
}
