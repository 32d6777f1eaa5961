package io.chartwright.e2e.publishing;

import io.chartwright.publish.store.Store;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A web server that takes files.
 *
 * @param isForMany whether it has locks
 */
record WebServer(ServerProcess process, URI address, boolean isForMany) implements RunningServer {
    private static final Pattern TOKEN = Pattern.compile("opaquelocktoken:[0-9a-fA-F-]+");
    private static final String USER = "user";
    private static final String PASSWORD = "s3cret-canary";

    @Override
    public String repository(String folder) {
        return repository(folder, address);
    }

    @Override
    public String repository(String folder, URI at) {
        return at + "/" + folder;
    }

    @Override
    public Map<String, String> environment(URI at) {
        return Map.of("CHARTWRIGHT_USERNAME", USER, "CHARTWRIGHT_PASSWORD", PASSWORD);
    }

    @Override
    public URI reading(String folder) {
        return URI.create(address + "/" + folder);
    }

    /** A session holds a lock, so that there is nothing to compare and swap. */
    @Override
    public Optional<Store> conditional(String folder) {
        return Optional.empty();
    }

    @Override
    public void endLocks(String folder) throws IOException {
        if (isForMany) {
            Matcher token = TOKEN.matcher(send("PROPFIND", folder, "Depth", "0"));
            while (token.find()) {
                send("UNLOCK", folder, "Lock-Token", "<" + token.group() + ">");
            }
        }
    }

    private String send(String method, String folder, String header, String value) throws IOException {
        byte[] pair = (USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(reading(folder) + "/"))
                .method(method, BodyPublishers.noBody())
                .header(header, value)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair))
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
