package io.chartwright.e2e.publishing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.chartwright.publish.store.Store;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A folder that a web server shows. */
record FolderKind() implements ServerKind {

    @Override
    public String name() {
        return "folder";
    }

    @Override
    public Optional<String> missing() {
        return Optional.empty();
    }

    @Override
    public RunningServer start(Path folder) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answer(exchange, folder));
        server.start();
        return new FolderServer(folder, server);
    }

    private static void answer(HttpExchange exchange, Path folder) throws IOException {
        try (exchange) {
            Path file = folder.resolve("." + exchange.getRequestURI().getPath()).normalize();
            if (!Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] bytes = Files.readAllBytes(file);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** Such a folder. */
    private record FolderServer(Path folder, HttpServer server) implements RunningServer {
        @Override
        public URI address() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        }

        @Override
        public boolean isPublishedToByRequests() {
            return false;
        }

        @Override
        public String repository(String name) {
            return folder.resolve(name).toString();
        }

        @Override
        public Map<String, String> environment(URI at) {
            return Map.of();
        }

        @Override
        public URI reading(String name) {
            return address().resolve("/" + name);
        }

        @Override
        public Optional<Store> conditional(String name) {
            // A folder is locked for a whole transaction, so there is nothing to swap in between.
            return Optional.empty();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
