package io.chartwright.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Single requests of a functional check; the load tests have a client of their own that never tries twice. A certificate
 * must be one of the run's authority.
 */
final class Http {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .sslContext(RunAuthority.context(Surroundings.made("ca.crt")))
            .build();

    private Http() {}

    /** Asks for an address such as {@code http://10.0.0.1/api/health}; fails without an answer within 20 s. */
    static HttpResponse<byte[]> get(String address) {
        return send(request(address).build());
    }

    /** Stores a JSON text at an address. */
    static HttpResponse<byte[]> put(String address, byte[] json) {
        return send(request(address)
                .PUT(BodyPublishers.ofByteArray(json))
                .header("Content-Type", "application/json")
                .build());
    }

    private static HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(20));
    }

    private static HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return CLIENT.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("no answer from " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking " + request.uri(), e);
        }
    }
}
