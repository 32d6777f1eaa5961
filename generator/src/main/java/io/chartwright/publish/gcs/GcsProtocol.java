package io.chartwright.publish.gcs;

import io.chartwright.model.ByteSource;
import io.chartwright.publish.http.Authorizer;
import io.chartwright.publish.http.Network;
import io.chartwright.publish.http.PercentEncoding;
import io.chartwright.publish.http.Renewed;
import io.chartwright.publish.http.WebRequest;
import io.chartwright.publish.http.WebResponse;
import io.chartwright.publish.store.ContentTypes;
import io.chartwright.publish.store.ObjectProtocol;
import io.chartwright.publish.store.ObjectStore;
import io.chartwright.publish.store.Place;
import io.chartwright.publish.store.Store;
import java.net.URI;
import java.util.Optional;

/** Requests to the JSON API of Google Cloud Storage, with {@code ifGenerationMatch} as the condition of writes. */
public final class GcsProtocol implements ObjectProtocol {

    private static final String ENDPOINT = "https://storage.googleapis.com";

    private final Place place;
    private final String endpoint;
    private final String bucket;
    private final Authorizer authorizer;

    private GcsProtocol(Place place, String endpoint, Authorizer authorizer) {
        this.place = place;
        this.endpoint = endpoint;
        this.bucket = PercentEncoding.segment(place.names().get(0));
        this.authorizer = authorizer;
    }

    /**
     * Returns the store {@code gs://bucket/prefix}. {@code STORAGE_EMULATOR_HOST} names another endpoint, which is asked
     * without a token.
     *
     * @throws io.chartwright.model.UnknownNameException when the text is no such address
     */
    public static Store open(String text, Network network) {
        Place place = Place.of(text, 1, "gs://bucket/folder");
        String emulator = network.variable("STORAGE_EMULATOR_HOST");
        if (!emulator.isEmpty()) {
            String endpoint =
                    Network.server(emulator.contains("://") ? emulator : "http://" + emulator, "STORAGE_EMULATOR_HOST");
            return new ObjectStore(new GcsProtocol(place, endpoint, Authorizer.none()), network.client());
        }
        Renewed<String> token =
                new Renewed<>(new TokenChain(network), network.patience().timing());
        Authorizer authorizer = request -> request.withHeader("Authorization", "Bearer " + token.get());
        return new ObjectStore(new GcsProtocol(place, ENDPOINT, authorizer), network.client());
    }

    @Override
    public Place place() {
        return place;
    }

    @Override
    public Authorizer authorizer() {
        return authorizer;
    }

    @Override
    public WebRequest read(String path) {
        return WebRequest.of("GET", URI.create(object(path) + "?alt=media"));
    }

    @Override
    public String versionHeader() {
        return "x-goog-generation";
    }

    @Override
    public WebRequest write(String path, Optional<String> version, ByteSource bytes) {
        RelatedParts parts = RelatedParts.of(
                "{\"name\": " + quoted(place.file(path)) + ", \"contentType\": " + quoted(ContentTypes.of(path))
                        + ", \"cacheControl\": " + quoted(ContentTypes.caching(path)) + "}",
                ContentTypes.of(path),
                bytes);
        String query = "?uploadType=multipart&ifGenerationMatch=" + PercentEncoding.segment(version.orElse("0"));
        return WebRequest.of("POST", URI.create(endpoint + "/upload/storage/v1/b/" + bucket + "/o" + query))
                .withHeader("Content-Type", parts.contentType())
                .withBody(parts)
                .repeatable();
    }

    @Override
    public WebRequest delete(String path) {
        return WebRequest.of("DELETE", URI.create(object(path)));
    }

    @Override
    public boolean isStoreMissing(WebResponse response) {
        return response.text().contains("bucket does not exist");
    }

    @Override
    public String advice(WebResponse response) {
        if (isStoreMissing(response)) {
            return "create the bucket, or correct its name";
        }
        return response.status() == 401 || response.status() == 403
                ? "publishing needs the role Storage Object User (roles/storage.objectUser) on the bucket"
                : "";
    }

    private String object(String path) {
        return endpoint + "/storage/v1/b/" + bucket + "/o/" + PercentEncoding.segment(place.file(path));
    }

    /** Returns the text in JSON; what stands in paths and media types needs no escapes but these. */
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
