package io.chartwright.publish.gcs;

import com.fasterxml.jackson.databind.JsonNode;
import io.chartwright.model.UnavailableException;
import io.chartwright.publish.http.Json;
import io.chartwright.publish.http.Network;
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
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds an OAuth 2.0 access token where Google's tools look for one: environment, credentials file, the file of
 * {@code gcloud auth application-default login}, machine.
 */
final class TokenChain implements Supplier<Expiring<String>> {

    private static final String FILE = "GOOGLE_APPLICATION_CREDENTIALS";

    private final Network network;

    TokenChain(Network network) {
        this.network = network;
    }

    @Override
    public Expiring<String> get() {
        return fromEnvironment()
                .or(this::fromFile)
                .or(this::fromMachine)
                .orElseThrow(() -> new UnavailableException("there are no credentials for Google Cloud Storage: set "
                        + FILE + " to a credentials file, or GOOGLE_OAUTH_ACCESS_TOKEN to what 'gcloud auth"
                        + " print-access-token' prints"));
    }

    private Optional<Expiring<String>> fromEnvironment() {
        for (String name : new String[] {"GOOGLE_OAUTH_ACCESS_TOKEN", "CLOUDSDK_AUTH_ACCESS_TOKEN"}) {
            if (!network.variable(name).isEmpty()) {
                return Optional.of(new Expiring<>(network.secret(name), Instant.MAX));
            }
        }
        return Optional.empty();
    }

    private Optional<Expiring<String>> fromFile() {
        String given = network.variable(FILE);
        try {
            Path file = given.isEmpty() ? gcloud().resolve("application_default_credentials.json") : Path.of(given);
            if (given.isEmpty() && !Files.isRegularFile(file)) {
                return Optional.empty();
            }
            JsonNode credentials = Json.read(Files.readString(file), "the credentials file " + file);
            return Optional.of(
                    CredentialsFile.of(credentials, file.toString(), network).token());
        } catch (IOException | InvalidPathException e) {
            throw new UnavailableException(
                    "could not read the Google credentials in " + given + ": " + e.getMessage(), e);
        }
    }

    /** Returns the folder where gcloud keeps its settings. */
    private Path gcloud() {
        if (!network.variable("CLOUDSDK_CONFIG").isEmpty()) {
            return Path.of(network.variable("CLOUDSDK_CONFIG"));
        }
        String windows = network.variable("APPDATA");
        return (windows.isEmpty() ? network.home().resolve(".config") : Path.of(windows)).resolve("gcloud");
    }

    /** As machines, GKE pods with a workload identity and Cloud Build get it. */
    private Optional<Expiring<String>> fromMachine() {
        String host = network.variable("GCE_METADATA_HOST");
        WebClient client = network.metadataClient();
        WebRequest request = WebRequest.of(
                        "GET",
                        URI.create("http://" + (host.isEmpty() ? "metadata.google.internal" : host)
                                + "/computeMetadata/v1/instance/service-accounts/default/token"))
                .withHeader("Metadata-Flavor", "Google");
        WebResponse response;
        try {
            response = client.send(request);
        } catch (UnavailableException e) {
            // Nobody answers there: this is no machine of Google's, and the caller says what else there is.
            return Optional.empty();
        }
        if (!response.isSuccess()) {
            return Optional.empty();
        }
        return Optional.of(TokenAnswer.of(response.text(), network));
    }
}
