package io.chartwright.e2e.publishing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Hands requests to {@code git http-backend}, which is a CGI program, and shows the files of each branch below
 * {@code /pages/}, as GitHub Pages does.
 */
final class GitHttpServer implements AutoCloseable {
    private static final String PAGES = "/pages/";

    private final Path folder;
    private final String repository;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    GitHttpServer(Path folder, String repository) throws IOException {
        this.folder = folder;
        this.repository = repository;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.startsWith(PAGES)) {
                show(exchange, path.substring(PAGES.length()).replaceFirst("/", ":"));
            } else {
                serve(exchange, run(environment(exchange, body), body, "http-backend"));
            }
        }
    }

    private void show(HttpExchange exchange, String file) throws IOException {
        byte[] content = run(Map.of(), new byte[0], "--git-dir=" + folder.resolve(repository), "show", file);
        exchange.sendResponseHeaders(content.length == 0 ? 404 : 200, content.length == 0 ? -1 : content.length);
        exchange.getResponseBody().write(content);
    }

    private Map<String, String> environment(HttpExchange exchange, byte[] body) {
        String query = exchange.getRequestURI().getRawQuery();
        return Map.of(
                "GIT_PROJECT_ROOT", folder.toString(),
                "GIT_HTTP_EXPORT_ALL", "1",
                "REMOTE_USER", "release",
                "REQUEST_METHOD", exchange.getRequestMethod(),
                "PATH_INFO", exchange.getRequestURI().getPath(),
                "QUERY_STRING", query == null ? "" : query,
                "CONTENT_LENGTH", Integer.toString(body.length),
                "CONTENT_TYPE", header(exchange, "Content-Type"),
                "HTTP_CONTENT_ENCODING", header(exchange, "Content-Encoding"),
                "GIT_PROTOCOL", header(exchange, "Git-Protocol"));
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private byte[] run(Map<String, String> environment, byte[] input, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        Process process = builder.start();
        CompletableFuture<Void> fed = CompletableFuture.runAsync(() -> feed(process, input), threads);
        try (InputStream out = process.getInputStream()) {
            byte[] answer = out.readAllBytes();
            fed.join();
            return answer;
        }
    }

    private static void feed(Process process, byte[] input) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(input);
        } catch (IOException e) {
            // It has ended without reading everything, and its answer says why.
        }
    }

    /** Passes on what a CGI program printed: headers, an empty line, the body. */
    private static void serve(HttpExchange exchange, byte[] printed) throws IOException {
        int status = 200;
        int at = 0;
        while (at < printed.length) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            while (at < printed.length && printed[at] != '\n') {
                line.write(printed[at++]);
            }
            at++;
            String header = line.toString(StandardCharsets.US_ASCII).strip();
            if (header.isEmpty()) {
                break;
            }
            String[] parts = header.split(":\\s*", 2);
            if (parts[0].equals("Status")) {
                status = Integer.parseInt(parts[1].substring(0, 3));
            } else {
                exchange.getResponseHeaders().add(parts[0], parts[1]);
            }
        }
        int length = Math.max(0, printed.length - at);
        exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
        exchange.getResponseBody().write(printed, Math.min(at, printed.length), length);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
