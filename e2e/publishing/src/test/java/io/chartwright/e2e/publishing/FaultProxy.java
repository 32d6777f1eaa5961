package io.chartwright.e2e.publishing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands before a server, hands on what is asked and answered, and disturbs one request. */
final class FaultProxy implements AutoCloseable {

    /** What happens to the request. */
    enum Fault {
        /** The connection breaks before the server hears of the request. */
        RESET_BEFORE,
        /** The connection breaks when the server has done what was asked. */
        RESET_AFTER,
        /** The server fails. */
        ERROR,
        /** There are too many requests. */
        TOO_MANY,
        /** The answer ends early. */
        TRUNCATED;

        /** Returns a name for what is published while this happens, in letters that registries take. */
        String folder() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final Set<String> OF_A_CONNECTION =
            Set.of("connection", "content-length", "transfer-encoding", "upgrade", "expect", "http2-settings");

    private final URI server;
    private final HttpServer proxy;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final int number;
    private final Fault fault;
    private final Runnable then;
    private int requests;

    /**
     * Starts it.
     *
     * @param number which request is disturbed, from 0; none when it is negative
     * @param then what is done at that moment as well
     */
    FaultProxy(URI server, int number, Fault fault, Runnable then) throws IOException {
        this.server = server;
        this.number = number;
        this.fault = fault;
        this.then = then;
        this.proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext("/", this::answer);
        proxy.setExecutor(threads);
        proxy.start();
    }

    /** Returns where it listens. */
    URI address() {
        return URI.create("http://127.0.0.1:" + proxy.getAddress().getPort());
    }

    /** Returns how many requests came. */
    synchronized int requests() {
        return requests;
    }

    private synchronized boolean isDisturbed() {
        return requests++ == number;
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        boolean isDisturbed = isDisturbed();
        try (exchange) {
            if (isDisturbed && fault != Fault.RESET_AFTER && fault != Fault.TRUNCATED) {
                then.run();
                switch (fault) {
                    case ERROR -> exchange.sendResponseHeaders(500, -1);
                    case TOO_MANY -> {
                        exchange.getResponseHeaders().set("Retry-After", "1");
                        exchange.sendResponseHeaders(429, -1);
                    }
                    default -> {}
                }
                return;
            }
            HttpResponse<byte[]> response = handOn(exchange, body);
            if (isDisturbed) {
                then.run();
            }
            if (!isDisturbed || fault == Fault.TRUNCATED) {
                giveBack(exchange, response, isDisturbed ? 1 : 0);
            }
        }
    }

    private HttpResponse<byte[]> handOn(HttpExchange exchange, byte[] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        server.resolve(exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_A_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static void giveBack(HttpExchange exchange, HttpResponse<byte[]> response, int missing) throws IOException {
        response.headers().map().forEach((name, values) -> {
            if (!OF_A_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, List.copyOf(values));
            }
        });
        byte[] body = response.body();
        long length = body.length + (long) missing;
        boolean hasBody = length > 0
                && response.statusCode() != 204
                && !exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(response.statusCode(), hasBody ? length : -1);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        proxy.stop(0);
        threads.shutdownNow();
    }
}
