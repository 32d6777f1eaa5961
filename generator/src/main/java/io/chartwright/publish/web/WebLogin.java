package io.chartwright.publish.web;

import io.chartwright.publish.http.Authorizer;
import io.chartwright.publish.http.Secrets;
import io.chartwright.publish.http.WebRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

/**
 * Who logs in at a web server: {@code CHARTWRIGHT_USERNAME} and {@code CHARTWRIGHT_PASSWORD}, or
 * {@code CHARTWRIGHT_TOKEN}, else what {@code .netrc} says of the host.
 *
 * @param server the server that is told, and no other
 * @param authorization the value of the header; empty for nobody
 */
record WebLogin(URI server, String authorization) implements Authorizer {

    /**
     * Returns who logs in.
     *
     * @param environment {@code NETRC} names another file than {@code .netrc} in the user's home
     * @param secrets what is found is added to
     */
    static WebLogin of(URI server, Map<String, String> environment, Secrets secrets) {
        String user = environment.getOrDefault("CHARTWRIGHT_USERNAME", "");
        String token = environment.getOrDefault("CHARTWRIGHT_TOKEN", "");
        if (!user.isEmpty()) {
            return basic(server, user, environment.getOrDefault("CHARTWRIGHT_PASSWORD", ""), secrets);
        }
        if (!token.isEmpty()) {
            return new WebLogin(server, "Bearer " + secrets.add(token));
        }
        String home = environment.getOrDefault("HOME", environment.getOrDefault("USERPROFILE", ""));
        Path file = Path.of(environment.getOrDefault("NETRC", home + "/.netrc"));
        return Netrc.read(file, server.getHost())
                .map(entry -> basic(server, entry.user(), entry.password(), secrets))
                .orElseGet(() -> new WebLogin(server, ""));
    }

    private static WebLogin basic(URI server, String user, String password, Secrets secrets) {
        byte[] pair = (user + ":" + secrets.add(password)).getBytes(StandardCharsets.UTF_8);
        return new WebLogin(server, "Basic " + secrets.add(Base64.getEncoder().encodeToString(pair)));
    }

    @Override
    public WebRequest authorize(WebRequest request) {
        boolean isKnown = request.uri().getAuthority().equals(server.getAuthority())
                && request.uri().getScheme().equals(server.getScheme());
        return authorization.isEmpty() || !isKnown ? request : request.withHeader("Authorization", authorization);
    }

    @Override
    public String toString() {
        return authorization.isEmpty() ? "nobody" : "somebody";
    }
}
