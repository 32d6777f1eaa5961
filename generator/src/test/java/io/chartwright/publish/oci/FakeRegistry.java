package io.chartwright.publish.oci;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.chartwright.model.Content;
import io.chartwright.model.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A registry in memory, with faults to order. It answers one request at a time. */
public final class FakeRegistry implements AutoCloseable {

    /** What the registry says to a request. */
    record Answer(int status, Content body, Map<String, String> headers) {
        static Answer of(int status, String... headers) {
            Map<String, String> map = new LinkedHashMap<>();
            for (int i = 0; i < headers.length; i += 2) {
                map.put(headers[i], headers[i + 1]);
            }
            return new Answer(status, Content.of(""), map);
        }

        static Answer of(byte[] body) {
            return new Answer(200, Content.of(body), Map.of());
        }
    }

    /** Something that happens instead of an answer, or before it. */
    interface Fault {
        Optional<Answer> on(int count, String method, String path);
    }

    final Map<String, byte[]> blobs = new TreeMap<>();
    final Map<String, byte[]> manifests = new TreeMap<>();
    final List<String> requests = new ArrayList<>();
    final List<String> authorizations = new ArrayList<>();
    Fault before = (count, method, path) -> Optional.empty();
    Fault after = (count, method, path) -> Optional.empty();
    UnaryOperator<String> location = place -> place;
    int largest = Integer.MAX_VALUE;

    private final HttpServer server;
    private final ByteArrayOutputStream upload = new ByteArrayOutputStream();

    public FakeRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    public String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        URI uri = exchange.getRequestURI();
        byte[] body = exchange.getRequestBody().readAllBytes();
        requests.add(method + " " + uri.getPath());
        authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        int count = requests.size();
        Optional<Answer> instead = before.on(count, method, uri.getPath());
        Answer answer = instead.isPresent() ? instead.get() : answer(method, uri, body);
        answer = after.on(count, method, uri.getPath()).orElse(answer);
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
        boolean isHead = method.equals("HEAD");
        int length = answer.body().size();
        exchange.sendResponseHeaders(answer.status(), isHead || length == 0 ? -1 : length);
        if (!isHead && length > 0) {
            exchange.getResponseBody().write(answer.body().bytes());
        }
        exchange.close();
    }

    private Answer answer(String method, URI uri, byte[] body) {
        String path = uri.getPath();
        String last = path.substring(path.lastIndexOf('/') + 1);
        if (path.equals("/v2/")) {
            return Answer.of(200);
        }
        if (body.length > largest) {
            return Answer.of(413);
        }
        if (path.contains("/manifests/")) {
            return method.equals("PUT") ? putManifest(last, body) : found(Optional.ofNullable(manifests.get(last)));
        }
        if (!path.contains("/uploads/")) {
            return found(Optional.ofNullable(blobs.get(last)));
        }
        return switch (method) {
            case "POST" -> {
                upload.reset();
                yield Answer.of(202, "Location", location.apply(path + "1?state=x"));
            }
            case "PATCH" -> {
                upload.writeBytes(body);
                yield Answer.of(202, "Location", location.apply(path + "?state=" + upload.size()));
            }
            default -> putBlob(uri, body);
        };
    }

    private Answer putBlob(URI uri, byte[] body) {
        upload.writeBytes(body);
        String digest = uri.getQuery().replaceFirst(".*digest=", "");
        boolean isRight = Digest.of(upload.toByteArray()).toString().equals(digest);
        if (isRight) {
            blobs.put(digest, upload.toByteArray());
        }
        return Answer.of(isRight ? 201 : 400);
    }

    private Answer putManifest(String reference, byte[] body) {
        manifests.put(reference, body);
        return Answer.of(201, "Docker-Content-Digest", Digest.of(body).toString());
    }

    private static Answer found(Optional<byte[]> bytes) {
        return bytes.map(Answer::of).orElseGet(() -> Answer.of(404));
    }
}
