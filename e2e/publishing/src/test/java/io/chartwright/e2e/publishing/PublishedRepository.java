package io.chartwright.e2e.publishing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.Yaml;

/** A chart repository as any client reads it: over plain HTTP, with nothing of ours. */
final class PublishedRepository implements PublishedCharts {
    private final URI base;
    private final HttpClient client = HttpClient.newHttpClient();

    PublishedRepository(URI base) {
        this.base = base;
    }

    /** Returns what the index names; nothing when there is no index. */
    @Override
    public Map<String, String> listed() throws IOException {
        HttpResponse<byte[]> response = get("index.yaml");
        Map<String, String> listed = new TreeMap<>();
        if (response.statusCode() == 404) {
            return listed;
        }
        Map<String, Map<?, List<?>>> index = new Yaml().load(new String(response.body(), StandardCharsets.UTF_8));
        for (List<?> versions : index.getOrDefault("entries", Map.of()).values()) {
            for (Object entry : versions) {
                Map<?, ?> fields = (Map<?, ?>) entry;
                listed.put(fields.get("name") + "-" + fields.get("version"), String.valueOf(fields.get("digest")));
            }
        }
        return listed;
    }

    @Override
    public List<String> problems(Map<String, String> listed) throws IOException {
        List<String> problems = new ArrayList<>();
        for (Map.Entry<String, String> entry : listed.entrySet()) {
            HttpResponse<byte[]> response = get(entry.getKey() + ".tgz");
            if (response.statusCode() != 200 || !digest(response.body()).equals(entry.getValue())) {
                problems.add(entry.getKey() + ": " + response.statusCode());
            }
        }
        return problems;
    }

    private HttpResponse<byte[]> get(String file) throws IOException {
        try {
            return client.send(
                    HttpRequest.newBuilder(URI.create(base + "/" + file)).build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
