package io.chartwright.validate.nginx;

import io.chartwright.model.Finding;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Object stores of clouds, all of which speak TLS, are asked with it. */
final class PlainOrigins implements NginxRule {
    private static final String PLAIN = "http://";

    /**
     * What clouds' object stores are called. Of amazonaws.com these are S3, and names of one word, which are interfaces of
     * AWS or nothing; websites of S3 speak no TLS.
     */
    private static final Pattern STORES =
            Pattern.compile("(?:[a-z0-9.-]+\\.)?s3(?!-website)(?:[.-][a-z0-9-]+)*\\.amazonaws\\.com(?:\\.cn)?"
                    + "|[a-z0-9-]+\\.amazonaws\\.com"
                    + "|[a-z0-9]+(?:\\.z[0-9]+)?\\.(?:blob|web|dfs)\\.core\\.windows\\.net"
                    + "|(?:[a-z0-9._-]+\\.)?storage\\.googleapis\\.com"
                    + "|[a-z0-9.-]+\\.(?:digitaloceanspaces|linodeobjects|r2\\.cloudflarestorage|backblazeb2)\\.com"
                    + "|(?:[a-z0-9]+\\.)?objectstorage\\.[a-z0-9-]+\\.(?:oci\\.customer-oci|oraclecloud)\\.com");

    @Override
    public Optional<Finding> check(Place place) {
        String address = place.resolved(place.directive().argument(0));
        if (!place.is("proxy_pass") || !address.startsWith(PLAIN)) {
            return Optional.empty();
        }
        String host = host(address.substring(PLAIN.length()));
        return Stream.concat(
                        Stream.of(host), place.file().servers(host).stream().map(PlainOrigins::host))
                .filter(name -> STORES.matcher(name).matches())
                .findFirst()
                .map(name -> place.warning(
                        "nginx/plain-origin",
                        "asks the object store " + name + " without TLS",
                        "whoever stands between can read and change the answer, and a store may refuse it",
                        "write https://, with 'proxy_ssl_server_name on' and 'proxy_ssl_verify on'"));
    }

    private static String host(String address) {
        return address.replaceFirst("[/:?$].*", "").toLowerCase(Locale.ROOT);
    }
}
