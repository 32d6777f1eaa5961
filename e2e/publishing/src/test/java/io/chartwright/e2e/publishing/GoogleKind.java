package io.chartwright.e2e.publishing;

import io.chartwright.publish.gcs.GcsProtocol;
import io.chartwright.publish.http.Network;
import io.chartwright.publish.retry.Patience;
import io.chartwright.publish.retry.Timing;
import io.chartwright.publish.store.Store;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Google Cloud Storage as fake-gcs-server plays it.
 *
 * @param tools the folder where the Python package is installed
 */
record GoogleKind(Path tools) implements ServerKind {

    @Override
    public String name() {
        return "Google Cloud Storage (fake-gcs-server)";
    }

    @Override
    public Optional<String> missing() {
        return program().isEmpty() ? Optional.of("fake-gcs-server is not here") : Optional.empty();
    }

    @Override
    public RunningServer start(Path folder) throws IOException {
        int port = ServerProcess.freePort();
        String host = "127.0.0.1:" + port;
        ServerProcess process = ServerProcess.start(
                port,
                folder,
                ServerKinds.command(
                        program().orElseThrow(),
                        List.of(
                                "-backend",
                                "memory",
                                "-scheme",
                                "http",
                                "-host",
                                "127.0.0.1",
                                "-port",
                                "PORT",
                                "-public-host",
                                host,
                                "-external-url",
                                "http://" + host),
                        port));
        URI address = URI.create("http://" + host);
        ServerKinds.request("POST", address.resolve("/storage/v1/b"), "{\"name\": \"charts\"}");
        return new GoogleServer(process, address);
    }

    private Optional<Path> program() {
        try (Stream<Path> files = Files.find(tools.resolve("python/lib"), 8, (file, attributes) -> file.getFileName()
                .toString()
                .equals("fake-gcs-server-linux-amd64"))) {
            Optional<Path> found = files.findFirst();
            found.ifPresent(file -> file.toFile().setExecutable(true));
            return found;
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Such a server. */
    private record GoogleServer(ServerProcess process, URI address) implements RunningServer {
        @Override
        public String repository(String folder) {
            return "gs://charts/" + folder;
        }

        @Override
        public Map<String, String> environment(URI at) {
            return Map.of("STORAGE_EMULATOR_HOST", at.toString());
        }

        @Override
        public URI reading(String folder) {
            return address.resolve("/charts/" + folder);
        }

        @Override
        public Optional<Store> conditional(String folder) {
            Patience patience = new Patience(Patience.USUAL, Timing.system());
            return Optional.of(GcsProtocol.open(repository(folder), Network.of(environment(address), patience)));
        }

        @Override
        public void close() {
            process.close();
        }
    }
}
