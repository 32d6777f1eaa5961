package io.chartwright.e2e.publishing;

import io.chartwright.publish.store.Store;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An OCI registry: docker-registry as Debian has it. */
record RegistryKind() implements ServerKind {
    static final Path PROGRAM = Path.of("/usr/bin/docker-registry");

    @Override
    public String name() {
        return "OCI registry (docker-registry)";
    }

    @Override
    public Optional<String> missing() {
        return ServerKinds.missingProgram(PROGRAM);
    }

    @Override
    public RunningServer start(Path folder) throws IOException {
        int port = ServerProcess.freePort();
        Path config = Files.writeString(
                folder.resolve("config.yml"),
                "version: 0.1\nlog: {level: error, accesslog: {disabled: true}}\nstorage: {filesystem: {rootdirectory: "
                        + folder.resolve("data") + "}}\nhttp: {addr: \"127.0.0.1:" + port + "\"}\n");
        ServerProcess process =
                ServerProcess.start(port, folder, List.of(PROGRAM.toString(), "serve", config.toString()));
        return new RegistryServer(process, URI.create("http://127.0.0.1:" + port));
    }

    /** Such a server. */
    private record RegistryServer(ServerProcess process, URI address) implements RunningServer {
        @Override
        public String repository(String folder) {
            return repository(folder, address);
        }

        @Override
        public String repository(String folder, URI at) {
            return "oci://" + at.getAuthority() + "/" + folder;
        }

        @Override
        public Map<String, String> environment(URI at) {
            return Map.of();
        }

        @Override
        public URI reading(String folder) {
            return URI.create(repository(folder));
        }

        @Override
        public PublishedCharts published(String folder) {
            return new PublishedArtifacts(address, folder);
        }

        @Override
        public Optional<Store> conditional(String folder) {
            return Optional.empty();
        }

        @Override
        public void close() {
            process.close();
        }
    }
}
