package io.chartwright.publish;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.chartwright.model.Content;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An object store on a port of this machine, as S3 answers, that can be told to fail. It is here for the faults; whether
 * we speak to S3 rightly is for real servers to say.
 */
final class ObjectServer implements AutoCloseable {

    /** What can go wrong with one request. */
    enum Fault {
        NONE,
        RESET_BEFORE,
        RESET_AFTER,
        ERROR_BEFORE,
        ERROR_AFTER,
        TOO_MANY,
        TRUNCATED,
        CORRUPT
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Content> files = new TreeMap<>();
    private int requests;
    private int firstFault = -1;
    private int lastFault = -1;
    private Fault fault = Fault.NONE;

    ObjectServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** Lets the request with this number, from 0, go wrong. */
    synchronized void fail(int request, Fault how) {
        firstFault = request;
        lastFault = request;
        fault = how;
    }

    /** Lets the request with this number, from 0, and all after it go wrong. */
    synchronized void failFrom(int request, Fault how) {
        firstFault = request;
        lastFault = Integer.MAX_VALUE;
        fault = how;
    }

    /** Returns how many requests came. */
    synchronized int requests() {
        return requests;
    }

    /** Returns the files by their paths. */
    synchronized Map<String, Content> files() {
        return new TreeMap<>(files);
    }

    /** Returns the environment variables with which it is found. */
    Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL_S3", "http://127.0.0.1:" + server.getAddress().getPort(),
                "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "canary-secret");
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Fault now = next();
        try (exchange) {
            switch (now) {
                case RESET_BEFORE -> {}
                case ERROR_BEFORE -> send(exchange, 500, Content.of("<Message>canary-secret</Message>"));
                case TOO_MANY -> {
                    exchange.getResponseHeaders().set("Retry-After", "7");
                    send(exchange, 429, Content.of("slow down"));
                }
                default -> perform(exchange, body, now);
            }
        }
    }

    private synchronized Fault next() {
        int number = requests++;
        return number >= firstFault && number <= lastFault && firstFault >= 0 ? fault : Fault.NONE;
    }

    private void perform(HttpExchange exchange, byte[] body, Fault now) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Answer answer = perform(exchange, path, body);
        answer.content().ifPresent(content -> exchange.getResponseHeaders()
                .set("ETag", '"' + content.digest().hex() + '"'));
        Content content = answer.isRead() ? answer.content().orElse(Content.of("")) : Content.of("");
        switch (now) {
            case RESET_AFTER -> {}
            case ERROR_AFTER -> send(exchange, 503, Content.of(""));
            case TRUNCATED -> {
                exchange.sendResponseHeaders(answer.status(), content.size() + 10L);
                exchange.getResponseBody().write(content.bytes());
            }
            case CORRUPT -> send(exchange, answer.status(), corrupted(content));
            default -> send(exchange, answer.status(), content);
        }
    }

    /** What is answered: a status, and the content of the file there now. */
    private record Answer(int status, boolean isRead, Optional<Content> content) {}

    private synchronized Answer perform(HttpExchange exchange, String path, byte[] body) {
        Content there = files.get(path);
        if (exchange.getRequestMethod().equals("GET")) {
            return new Answer(there == null ? 404 : 200, true, Optional.ofNullable(there));
        }
        if (exchange.getRequestMethod().equals("DELETE")) {
            files.remove(path);
            return new Answer(204, false, Optional.empty());
        }
        String match = exchange.getRequestHeaders().getFirst("If-Match");
        boolean isMet = match == null
                ? there == null
                : there != null && match.equals('"' + there.digest().hex() + '"');
        if (isMet) {
            files.put(path, Content.of(body));
        }
        return new Answer(isMet ? 200 : 412, false, Optional.ofNullable(files.get(path)));
    }

    private static Content corrupted(Content content) {
        byte[] bytes = content.bytes();
        if (bytes.length > 0) {
            bytes[bytes.length / 2] ^= 1;
        }
        return Content.of(bytes);
    }

    private static void send(HttpExchange exchange, int status, Content content) throws IOException {
        exchange.sendResponseHeaders(status, content.size() == 0 ? -1 : content.size());
        exchange.getResponseBody().write(content.bytes());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
