package io.chartwright.e2e.publishing;

import io.chartwright.publish.http.Network;
import io.chartwright.publish.retry.Patience;
import io.chartwright.publish.retry.Timing;
import io.chartwright.publish.s3.S3Protocol;
import io.chartwright.publish.store.Store;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of servers that there are. */
final class ServerKinds {
    private static final Path TOOLS = Path.of(System.getProperty("publishing.tools", ""));
    private static final Path SHARED_TOOLS = Path.of(System.getProperty("user.home", ""), ".cache", "chart-tools");

    /** Lets everybody read, as a chart repository wants. */
    private static final String PUBLIC = "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\","
            + " \"Principal\": \"*\", \"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::charts/*\"}]}";

    private ServerKinds() {}

    /** Returns all, those first that take longest, because several are tried at the same time. */
    static List<ServerKind> all() {
        return List.of(
                new GitKind(),
                new ApacheKind(),
                new AzureKind(TOOLS.resolve("node_modules/.bin/azurite-blob")),
                new RegistryKind(),
                s3(
                        "S3 (gofakes3)",
                        SHARED_TOOLS.resolve("gofakes3"),
                        List.of("-backend", "memory", "-host", "127.0.0.1:PORT", "-initialbucket", "charts"),
                        false),
                s3(
                        "S3 (moto)",
                        TOOLS.resolve("python/bin/moto_server"),
                        List.of("-H", "127.0.0.1", "-p", "PORT"),
                        true),
                new GoogleKind(TOOLS),
                new NginxKind(),
                new FolderKind());
    }

    private static ServerKind s3(String name, Path program, List<String> arguments, boolean isPrivate) {
        return new ServerKind() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Optional<String> missing() {
                return missingProgram(program);
            }

            @Override
            public RunningServer start(Path folder) throws IOException {
                int port = ServerProcess.freePort();
                ServerProcess process = ServerProcess.start(port, folder, command(program, arguments, port));
                URI address = URI.create("http://127.0.0.1:" + port);
                request("PUT", address.resolve("/charts"), "");
                if (isPrivate) {
                    request("PUT", address.resolve("/charts?policy"), PUBLIC);
                }
                return new S3Server(process, address);
            }
        };
    }

    static Optional<String> missingProgram(Path program) {
        return Files.isExecutable(program) ? Optional.empty() : Optional.of(program.getFileName() + " is not here");
    }

    static List<String> command(Path program, List<String> arguments, int port) {
        return Stream.concat(
                        Stream.of(program.toString()),
                        arguments.stream().map(word -> word.replace("PORT", Integer.toString(port))))
                .toList();
    }

    /** Sends a request that prepares a server, such as one that makes a bucket. */
    static void request(String method, URI uri, String body, String... headers) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).method(method, BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() >= 300 && response.statusCode() != 409) {
                throw new IOException(method + " " + uri + ": " + response.statusCode() + " " + response.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** A server that speaks as S3. */
    private record S3Server(ServerProcess process, URI address) implements RunningServer {
        @Override
        public String repository(String folder) {
            return "s3://charts/" + folder;
        }

        @Override
        public Map<String, String> environment(URI at) {
            return Map.of(
                    "AWS_ENDPOINT_URL_S3", at.toString(),
                    "AWS_ACCESS_KEY_ID", "test",
                    "AWS_SECRET_ACCESS_KEY", "canary-secret");
        }

        @Override
        public URI reading(String folder) {
            return address.resolve("/charts/" + folder);
        }

        @Override
        public Optional<Store> conditional(String folder) {
            Patience patience = new Patience(Patience.USUAL, Timing.system());
            return Optional.of(S3Protocol.open(repository(folder), Network.of(environment(address), patience)));
        }

        @Override
        public void close() {
            process.close();
        }
    }
}
