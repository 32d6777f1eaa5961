package io.chartwright.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that answers what a test says, and keeps what it was asked. */
final class FakeApiServer implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> logins = new CopyOnWriteArrayList<>();

    private record Answer(int code, String body) {}

    FakeApiServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
        on("/version", 200, "{\"major\": \"1\", \"minor\": \"36+\", \"gitVersion\": \"v1.36.2-eks-1\"}");
        on(
                "/api/v1",
                200,
                "{\"resources\": [{\"name\": \"pods\", \"kind\": \"Pod\", \"namespaced\": true},"
                        + "{\"name\": \"pods/log\", \"kind\": \"Pod\", \"namespaced\": true},"
                        + "{\"name\": \"secrets\", \"kind\": \"Secret\", \"namespaced\": true},"
                        + "{\"name\": \"namespaces\", \"kind\": \"Namespace\", \"namespaced\": false}]}");
    }

    /** Answers requests for the path, whatever their query. */
    FakeApiServer on(String path, int code, String body) {
        answers.put(path, new Answer(code, body));
        return this;
    }

    /** Returns the requests so far, as {@code GET /path?query}. */
    List<String> requests() {
        return requests;
    }

    /** Returns the headers with which requests logged in. */
    List<String> logins() {
        return logins;
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Returns the cluster, by a kubeconfig in the folder whose user has these fields in flow style. */
    Cluster open(Path folder, String user) throws IOException {
        return open(folder, "server: '" + address() + "'", user, Map.of());
    }

    static Cluster open(Path folder, String cluster, String user, Map<String, String> environment) throws IOException {
        Path file = folder.resolve("config");
        Files.writeString(
                file,
                "clusters: [{name: c, cluster: {" + cluster + "}}]\nusers: [{name: u, user: {" + user + "}}]\n"
                        + "contexts: [{name: main, context: {cluster: c, user: u, namespace: flow}}]\n"
                        + "current-context: main\n");
        return LiveCluster.open(new ClusterChoice(Optional.of(file), Optional.empty(), environment));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            logins.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            Answer answer = answers.getOrDefault(
                    exchange.getRequestURI().getPath(), new Answer(404, "{\"message\": \"not found\"}"));
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.code(), body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
