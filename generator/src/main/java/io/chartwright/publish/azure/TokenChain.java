package io.chartwright.publish.azure;

import com.fasterxml.jackson.databind.JsonNode;
import io.chartwright.model.UnavailableException;
import io.chartwright.publish.http.Json;
import io.chartwright.publish.http.Network;
import io.chartwright.publish.http.PercentEncoding;
import io.chartwright.publish.http.Renewed.Expiring;
import io.chartwright.publish.http.TokenAnswer;
import io.chartwright.publish.http.WebClient;
import io.chartwright.publish.http.WebRequest;
import io.chartwright.publish.http.WebResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Finds an access token of Microsoft Entra where Azure's tools look for one: workload identity, client secret, managed
 * identity of an app or of a machine.
 */
final class TokenChain implements Supplier<Expiring<String>> {

    private static final String RESOURCE = "https://storage.azure.com/";
    private static final String FEDERATED = "AZURE_FEDERATED_TOKEN_FILE";
    private static final String SECRET = "AZURE_CLIENT_SECRET";
    private static final String CLIENT = "AZURE_CLIENT_ID";
    private static final String TENANT = "AZURE_TENANT_ID";

    private final Network network;

    TokenChain(Network network) {
        this.network = network;
    }

    @Override
    public Expiring<String> get() {
        if (!network.variable(CLIENT).isEmpty() && !network.variable(TENANT).isEmpty()) {
            if (!network.variable(FEDERATED).isEmpty()) {
                return fromFederation();
            }
            if (!network.variable(SECRET).isEmpty()) {
                return ask(Map.of("client_secret", network.secret(SECRET)));
            }
        }
        return fromManagedIdentity()
                .orElseThrow(() -> new UnavailableException("there are no credentials for Azure Blob Storage: set"
                        + " AZURE_STORAGE_CONNECTION_STRING, AZURE_STORAGE_KEY or AZURE_STORAGE_SAS_TOKEN, or "
                        + TENANT + ", " + CLIENT + " and " + FEDERATED + " or " + SECRET));
    }

    /** As pods with a workload identity and jobs of CI systems get it. */
    private Expiring<String> fromFederation() {
        String file = network.variable(FEDERATED);
        try {
            String assertion = network.client()
                    .secrets()
                    .add(Files.readString(Path.of(file)).strip());
            return ask(Map.of(
                    "client_assertion_type",
                    "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                    "client_assertion",
                    assertion));
        } catch (IOException | InvalidPathException e) {
            throw new UnavailableException(
                    "could not read the token in " + file + ", which " + FEDERATED + " names: " + e.getMessage(), e);
        }
    }

    private Expiring<String> ask(Map<String, String> proof) {
        String given = network.variable("AZURE_AUTHORITY_HOST");
        Map<String, String> form = new TreeMap<>(proof);
        form.put("grant_type", "client_credentials");
        form.put("client_id", network.variable(CLIENT));
        form.put("scope", RESOURCE + ".default");
        String authority =
                given.isEmpty() ? "https://login.microsoftonline.com" : Network.server(given, "AZURE_AUTHORITY_HOST");
        return TokenAnswer.ask(
                authority + "/" + PercentEncoding.segment(network.variable(TENANT)) + "/oauth2/v2.0/token",
                form,
                network);
    }

    private Optional<Expiring<String>> fromManagedIdentity() {
        String app = network.variable("IDENTITY_ENDPOINT");
        String client = network.variable(CLIENT);
        String query = "resource=" + PercentEncoding.segment(RESOURCE)
                + (client.isEmpty() ? "" : "&client_id=" + PercentEncoding.segment(client));
        WebRequest request = app.isEmpty()
                ? WebRequest.of(
                                "GET",
                                URI.create(
                                        "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&"
                                                + query))
                        .withHeader("Metadata", "true")
                : WebRequest.of("GET", URI.create(app + "?api-version=2019-08-01&" + query))
                        .withHeader("X-IDENTITY-HEADER", network.secret("IDENTITY_HEADER"));
        WebClient service = network.metadataClient();
        WebResponse response;
        try {
            response = service.send(request);
        } catch (UnavailableException e) {
            // Nobody answers there: this is no machine of Azure's, and the caller says what else there is.
            return Optional.empty();
        }
        if (!response.isSuccess()) {
            return Optional.empty();
        }
        String what = "the answer of the managed identity";
        JsonNode json = Json.read(response.text(), what);
        Instant end = json.has("expires_on")
                ? Instant.ofEpochSecond(json.path("expires_on").asLong())
                : network.patience().timing().now();
        return Optional.of(new Expiring<>(network.client().secrets().add(Json.text(json, "access_token", what)), end));
    }
}
