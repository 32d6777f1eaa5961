package io.chartwright.publish.s3;

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

/**
 * Requests to Amazon S3 and compatible stores, with conditional writes: {@code If-None-Match: *} and {@code If-Match}.
 */
public final class S3Protocol implements ObjectProtocol {

    private final Place place;
    private final String base;
    private final Authorizer authorizer;

    private S3Protocol(Place place, String base, Authorizer authorizer) {
        this.place = place;
        this.base = base;
        this.authorizer = authorizer;
    }

    /**
     * Returns the store {@code s3://bucket/prefix}. The endpoint is AWS's own, or what {@code AWS_ENDPOINT_URL_S3},
     * {@code AWS_ENDPOINT_URL} or the profile's {@code endpoint_url} names, with the bucket in the path.
     *
     * @throws io.chartwright.model.UnknownNameException when the text is no such address
     */
    public static Store open(String text, Network network) {
        Place place = Place.of(text, 1, "s3://bucket/folder");
        Profile profile = Profile.of(network);
        String region = region(network, profile);
        String endpoint = network.variable("AWS_ENDPOINT_URL_S3");
        endpoint = endpoint.isEmpty() ? network.variable("AWS_ENDPOINT_URL") : endpoint;
        endpoint = endpoint.isEmpty() ? profile.setting("endpoint_url").orElse("") : endpoint;
        String bucket = place.names().get(0);
        String base;
        if (!endpoint.isEmpty()) {
            base = Network.server(endpoint, "the endpoint of S3") + "/" + bucket + "/";
        } else if (!bucket.matches("[a-z0-9-]+")) {
            // A dot would make a host name of two parts, which the certificate does not cover; others are in no host
            // name.
            base = "https://s3." + region + "." + domain(region) + "/" + bucket + "/";
        } else {
            base = "https://" + bucket + ".s3." + region + "." + domain(region) + "/";
        }
        SignatureV4 signature = new SignatureV4(region, "s3");
        Renewed<Credentials> credentials = new Renewed<>(
                new CredentialsChain(network, profile, region),
                network.patience().timing());
        Authorizer authorizer = request -> signature.sign(
                request, credentials.get(), network.patience().timing().now());
        return new ObjectStore(new S3Protocol(place, base, authorizer), network.client());
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
                .withHeader("Content-Type", ContentTypes.of(path))
                .withHeader("Cache-Control", ContentTypes.caching(path));
        return version.map(etag -> request.withHeader("If-Match", etag))
                .orElseGet(() -> request.withHeader("If-None-Match", "*"));
    }

    @Override
    public WebRequest delete(String path) {
        return WebRequest.of("DELETE", uri(path));
    }

    @Override
    public boolean isStoreMissing(WebResponse response) {
        return response.text().contains("NoSuchBucket");
    }

    @Override
    public String advice(WebResponse response) {
        Optional<String> region = response.header("x-amz-bucket-region");
        if (response.status() == 301 || response.text().contains("AuthorizationHeaderMalformed")) {
            return "the bucket is in another region; set AWS_REGION"
                    + region.map(name -> "=" + name).orElse("");
        }
        if (isStoreMissing(response)) {
            return "create the bucket, or correct its name";
        }
        return response.status() == 403
                ? "publishing needs s3:GetObject, s3:PutObject and s3:DeleteObject on its files and s3:ListBucket on the"
                        + " bucket (without that, S3 answers 403 for a file that is not there)"
                : "";
    }

    /** Returns the domain of the partition that the region belongs to. */
    static String domain(String region) {
        return region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
    }

    private static String region(Network network, Profile profile) {
        String region = network.variable("AWS_REGION");
        region = region.isEmpty() ? network.variable("AWS_DEFAULT_REGION") : region;
        return region.isEmpty() ? profile.setting("region").orElse("us-east-1") : region;
    }

    private URI uri(String path) {
        return URI.create(base + PercentEncoding.path(place.file(path)));
    }
}
