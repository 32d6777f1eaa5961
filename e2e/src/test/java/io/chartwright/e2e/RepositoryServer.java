package io.chartwright.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Serves a published chart repository on a port of this machine, as any web server would. */
final class RepositoryServer implements AutoCloseable {
    private final Path folder;
    private final HttpServer server;

    RepositoryServer(Path folder) throws IOException {
        this.folder = folder;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Returns the repository's address, without a slash at its end. */
    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Returns the address of the values file that an overlay has beside the chart's one published package. */
    String values(Overlay overlay) throws IOException {
        try (Stream<Path> folders = Files.list(folder)) {
            List<String> published = folders.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.matches(overlay.chartName() + "-[0-9][^/]*"))
                    .filter(name -> !name.endsWith(".tgz"))
                    .filter(name -> Files.exists(folder.resolve(name + ".tgz")))
                    .toList();
            if (published.size() != 1) {
                throw new IllegalStateException("expected one published version in " + folder + ", found " + published
                        + "; remove dist/ and run ./chartwright release");
            }
            return address() + "/" + published.get(0) + "/values-" + overlay.name() + ".yaml";
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Path file = folder.resolve("." + exchange.getRequestURI().getPath()).normalize();
            if (file.startsWith(folder.normalize()) && Files.isRegularFile(file)) {
                byte[] bytes = Files.readAllBytes(file);
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
