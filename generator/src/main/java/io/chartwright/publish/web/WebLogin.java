package io.chartwright.publish.web;

import io.chartwright.publish.http.Authorizer;
import io.chartwright.publish.http.Network;
import io.chartwright.publish.http.Secrets;
import io.chartwright.publish.http.WebRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;

/**
 * Who logs in at a web server: {@code CHARTWRIGHT_USERNAME} and {@code CHARTWRIGHT_PASSWORD}, or
 * {@code CHARTWRIGHT_TOKEN}, else what {@code .netrc} says of the host.
 *
 * @param server the server that is told, and no other
 * @param authorization the value of the header; empty for nobody
 */
record WebLogin(URI server, String authorization) implements Authorizer {

    /** Returns who logs in; {@code NETRC} names another file than {@code .netrc} in the user's home. */
    static WebLogin of(URI server, Network network) {
        String user = network.variable("CHARTWRIGHT_USERNAME");
        String token = network.secret("CHARTWRIGHT_TOKEN");
        Secrets secrets = network.client().secrets();
        if (!user.isEmpty()) {
            return basic(server, user, network.secret("CHARTWRIGHT_PASSWORD"), secrets);
        }
        if (!token.isEmpty()) {
            return new WebLogin(server, "Bearer " + token);
        }
        return Netrc.read(netrc(network), server.getHost())
                .map(entry -> basic(server, entry.user(), entry.password(), secrets))
                .orElseGet(() -> new WebLogin(server, ""));
    }

    private static Path netrc(Network network) {
        String given = network.variable("NETRC");
        return given.isEmpty() ? network.home().resolve(".netrc") : Path.of(given);
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
