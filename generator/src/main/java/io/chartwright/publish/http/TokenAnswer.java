package io.chartwright.publish.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.chartwright.model.Content;
import io.chartwright.publish.http.Renewed.Expiring;
import java.net.URI;
import java.time.Instant;
import java.util.Map;

/** Asks an OAuth 2.0 server for an access token (RFC 6749, section 5.1). */
public final class TokenAnswer {

    private TokenAnswer() {}

    /**
     * Returns the token for what the form says.
     *
     * @throws io.chartwright.model.UnavailableException when the server gives none
     */
    public static Expiring<String> ask(String server, Map<String, String> form, Network network) {
        WebRequest request = WebRequest.of("POST", URI.create(server))
                .withHeader("Content-Type", "application/x-www-form-urlencoded")
                .withBody(Content.of(PercentEncoding.form(form)))
                .repeatable();
        WebResponse response = network.client().send(request);
        if (!response.isSuccess()) {
            throw network.client().refused(request, response);
        }
        return of(response.text(), network);
    }

    /** Returns the token that the answer gives. */
    public static Expiring<String> of(String answer, Network network) {
        String what = "the answer with the access token";
        JsonNode json = Json.read(answer, what);
        String token = network.client().secrets().add(Json.text(json, "access_token", what));
        Instant now = network.patience().timing().now();
        return new Expiring<>(token, now.plusSeconds(json.path("expires_in").asLong(300)));
    }
}
