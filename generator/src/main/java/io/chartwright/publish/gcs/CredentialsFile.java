package io.chartwright.publish.gcs;

import com.fasterxml.jackson.databind.JsonNode;
import io.chartwright.model.UnavailableException;
import io.chartwright.publish.http.Json;
import io.chartwright.publish.http.Network;
import io.chartwright.publish.http.Renewed.Expiring;
import io.chartwright.publish.http.TokenAnswer;
import java.util.Map;

/** A credentials file of Google's, by its {@code type}. */
interface CredentialsFile {

    /** What publishing asks to be allowed. */
    String SCOPE = "https://www.googleapis.com/auth/devstorage.read_write";

    /** Returns an access token. */
    Expiring<String> token();

    /**
     * Returns the credentials that a file holds.
     *
     * @throws UnavailableException when they are of a kind that is not known
     */
    static CredentialsFile of(JsonNode json, String file, Network network) {
        String what = "the credentials file " + file;
        return switch (Json.text(json, "type", what)) {
            case "service_account" -> new ServiceAccount(json, what, network);
            case "external_account" -> new ExternalAccount(json, what, network);
            case "authorized_user" -> () -> user(json, what, network);
            default ->
                throw new UnavailableException(
                        what + " is of the type '" + json.path("type").asText()
                                + "'; it may be service_account, external_account or authorized_user");
        };
    }

    private static Expiring<String> user(JsonNode json, String what, Network network) {
        return TokenAnswer.ask(
                "https://oauth2.googleapis.com/token",
                Map.of(
                        "grant_type", "refresh_token",
                        "client_id", Json.text(json, "client_id", what),
                        "client_secret", network.client().secrets().add(Json.text(json, "client_secret", what)),
                        "refresh_token", network.client().secrets().add(Json.text(json, "refresh_token", what))),
                network);
    }
}
