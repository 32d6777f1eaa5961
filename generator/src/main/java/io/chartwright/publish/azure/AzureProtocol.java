package io.chartwright.publish.azure;

import io.chartwright.model.ByteSource;
import io.chartwright.publish.http.Authorizer;
import io.chartwright.publish.http.Network;
import io.chartwright.publish.http.PercentEncoding;
import io.chartwright.publish.http.WebRequest;
import io.chartwright.publish.http.WebResponse;
import io.chartwright.publish.store.ContentTypes;
import io.chartwright.publish.store.ObjectProtocol;
import io.chartwright.publish.store.ObjectStore;
import io.chartwright.publish.store.Place;
import io.chartwright.publish.store.Store;
import java.net.URI;
import java.util.Optional;

/** Requests to Azure Blob Storage, with ETags as the condition of writes. */
public final class AzureProtocol implements ObjectProtocol {

    private final Place place;
    private final String base;
    private final Authorizer authorizer;

    private AzureProtocol(Place place, String base, Authorizer authorizer) {
        this.place = place;
        this.base = base;
        this.authorizer = authorizer;
    }

    /**
     * Returns the store {@code az://account/container/prefix}.
     *
     * @throws io.chartwright.model.UnknownNameException when the text is no such address
     */
    public static Store open(String text, Network network) {
        Place place = Place.of(text, 2, "az://account/container/folder");
        AccountSettings settings = AccountSettings.of(place.names().get(0), network);
        String base = settings.endpoint() + "/"
                + PercentEncoding.segment(place.names().get(1)) + "/";
        return new ObjectStore(new AzureProtocol(place, base, settings.authorizer()), network.client());
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
        return WebRequest.of("GET", uri(path));
    }

    @Override
    public String versionHeader() {
        return "ETag";
    }

    @Override
    public WebRequest write(String path, Optional<String> version, ByteSource bytes) {
        WebRequest request = WebRequest.of("PUT", uri(path))
                .withBody(bytes)
                .withHeader("x-ms-blob-type", "BlockBlob")
                .withHeader("Content-Type", ContentTypes.of(path))
                .withHeader("x-ms-blob-cache-control", ContentTypes.caching(path));
        return version.map(etag -> request.withHeader("If-Match", etag))
                .orElseGet(() -> request.withHeader("If-None-Match", "*"));
    }

    @Override
    public WebRequest delete(String path) {
        return WebRequest.of("DELETE", uri(path));
    }

    @Override
    public boolean isStoreMissing(WebResponse response) {
        return response.header("x-ms-error-code")
                .filter("ContainerNotFound"::equals)
                .isPresent();
    }

    @Override
    public String advice(WebResponse response) {
        if (isStoreMissing(response)) {
            return "create the container, or correct its name";
        }
        return response.status() == 401 || response.status() == 403
                ? "publishing needs the role Storage Blob Data Contributor on the container, or a SAS that reads, creates,"
                        + " writes and deletes (rcwd)"
                : "";
    }

    private URI uri(String path) {
        return URI.create(base + PercentEncoding.path(place.file(path)));
    }
}
