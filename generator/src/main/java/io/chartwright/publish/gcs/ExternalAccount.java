package io.chartwright.publish.gcs;

import com.fasterxml.jackson.databind.JsonNode;
import io.chartwright.model.Content;
import io.chartwright.model.UnavailableException;
import io.chartwright.publish.http.Json;
import io.chartwright.publish.http.Network;
import io.chartwright.publish.http.Renewed.Expiring;
import io.chartwright.publish.http.TokenAnswer;
import io.chartwright.publish.http.WebRequest;
import io.chartwright.publish.http.WebResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/**
 * Workload identity federation: a token of another provider, such as that of a CI system, is exchanged for one of Google's
 * (RFC 8693) and, when the file names a service account, for one of that account.
 */
final class ExternalAccount implements CredentialsFile {

    private final JsonNode json;
    private final String what;
    private final Network network;

    ExternalAccount(JsonNode json, String what, Network network) {
        this.json = json;
        this.what = what;
        this.network = network;
    }

    @Override
    public Expiring<String> token() {
        String impersonation = json.path("service_account_impersonation_url").asText();
        Expiring<String> federated = TokenAnswer.ask(
                Json.text(json, "token_url", what),
                Map.of(
                        "grant_type",
                        "urn:ietf:params:oauth:grant-type:token-exchange",
                        "audience",
                        Json.text(json, "audience", what),
                        "scope",
                        impersonation.isEmpty() ? SCOPE : "https://www.googleapis.com/auth/cloud-platform",
                        "requested_token_type",
                        "urn:ietf:params:oauth:token-type:access_token",
                        "subject_token_type",
                        Json.text(json, "subject_token_type", what),
                        "subject_token",
                        subjectToken()),
                network);
        return impersonation.isEmpty() ? federated : impersonate(impersonation, federated.value());
    }

    private Expiring<String> impersonate(String url, String token) {
        WebRequest request = WebRequest.of("POST", URI.create(url))
                .withHeader("Authorization", "Bearer " + token)
                .withHeader("Content-Type", "application/json")
                .withBody(Content.of("{\"scope\": [\"" + SCOPE + "\"]}"))
                .repeatable();
        String answer = "the answer with the service account's token";
        JsonNode response = Json.read(text(request), answer);
        return new Expiring<>(
                network.client().secrets().add(Json.text(response, "accessToken", answer)),
                Instant.parse(Json.text(response, "expireTime", answer)));
    }

    private String subjectToken() {
        JsonNode source = json.path("credential_source");
        String text;
        if (source.has("file")) {
            text = read(source.path("file").asText());
        } else if (source.has("url")) {
            WebRequest request =
                    WebRequest.of("GET", URI.create(source.path("url").asText()));
            for (Map.Entry<String, JsonNode> header : source.path("headers").properties()) {
                request = request.withHeader(
                        header.getKey(),
                        network.client().secrets().add(header.getValue().asText()));
            }
            text = text(request);
        } else {
            throw new UnavailableException(
                    what + " takes its token neither from a file nor from a URL; other ways are not known");
        }
        JsonNode format = source.path("format");
        if (format.path("type").asText().equals("json")) {
            String subject = "the token that " + what + " names";
            text = Json.text(Json.read(text, subject), Json.text(format, "subject_token_field_name", what), subject);
        }
        return network.client().secrets().add(text.strip());
    }

    private String text(WebRequest request) {
        WebResponse response = network.client().send(request);
        if (!response.isSuccess()) {
            throw network.client().refused(request, response);
        }
        return response.text();
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException | InvalidPathException e) {
            throw new UnavailableException("could not read the token in " + file + ": " + e.getMessage(), e);
        }
    }
}
