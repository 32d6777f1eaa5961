package io.chartwright.e2e.publishing;

import io.chartwright.publish.store.Store;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Branches of a bare repository, which git itself serves over HTTP. */
record GitKind() implements ServerKind {
    private static final Path PROGRAM = Path.of("/usr/bin/git");

    @Override
    public String name() {
        return "git branch (git http-backend)";
    }

    @Override
    public Optional<String> missing() {
        return ServerKinds.missingProgram(PROGRAM);
    }

    @Override
    public RunningServer start(Path folder) throws IOException {
        try {
            Process init = new ProcessBuilder(List.of("git", "init", "-q", "--bare", folder + "/charts.git"))
                    .inheritIO()
                    .start();
            if (!init.waitFor(1, TimeUnit.MINUTES) || init.exitValue() != 0) {
                throw new IOException("git made no repository");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return new BranchServer(new GitHttpServer(folder, "charts.git"));
    }

    /** Such a server. */
    private record BranchServer(GitHttpServer server) implements RunningServer {
        @Override
        public URI address() {
            return server.address();
        }

        @Override
        public String repository(String folder) {
            return repository(folder, address());
        }

        @Override
        public String repository(String folder, URI at) {
            return "git+" + at + "/charts.git#" + folder;
        }

        @Override
        public Map<String, String> environment(URI at) {
            return Map.of("GIT_AUTHOR_NAME", "Release", "GIT_AUTHOR_EMAIL", "release@example.com");
        }

        @Override
        public URI reading(String folder) {
            return address().resolve("/pages/" + folder);
        }

        /** A session is one commit, so that there is nothing to compare and swap in it. */
        @Override
        public Optional<Store> conditional(String folder) {
            return Optional.empty();
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
