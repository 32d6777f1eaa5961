package io.chartwright.e2e.publishing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.yaml.snakeyaml.Yaml;

/** The charts below a folder of an OCI registry. */
final class PublishedArtifacts implements PublishedCharts {
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";

    private final URI registry;
    private final String folder;
    private final HttpClient client = HttpClient.newHttpClient();

    PublishedArtifacts(URI registry, String folder) {
        this.registry = registry;
        this.folder = folder;
    }

    @Override
    public Map<String, String> listed() throws IOException {
        Map<String, String> listed = new TreeMap<>();
        for (Object name : list("_catalog?n=1000", "repositories")) {
            if (name.toString().startsWith(folder + "/")) {
                for (Object tag : list(name + "/tags/list?n=1000", "tags")) {
                    if (tag.toString().endsWith(".sig")) {
                        // A signature of cosign, which is no version to Helm.
                        continue;
                    }
                    String version = name.toString().substring(folder.length() + 1) + "-"
                            + tag.toString().replace('_', '+');
                    // The registry lists a tag a moment before it answers what it is: that one is not published yet.
                    get(name + "/manifests/" + tag).ifPresent(manifest -> listed.put(version, chart(manifest)));
                }
            }
        }
        return listed;
    }

    @Override
    public List<String> problems(Map<String, String> listed) throws IOException {
        List<String> problems = new ArrayList<>();
        for (Map.Entry<String, String> entry : listed.entrySet()) {
            String chart = entry.getKey().replaceFirst("-[0-9]+\\..*", "");
            Optional<byte[]> blob = get(folder + "/" + chart + "/blobs/sha256:" + entry.getValue());
            if (blob.isEmpty() || !PublishedRepository.digest(blob.get()).equals(entry.getValue())) {
                problems.add(entry.getKey());
            }
        }
        return problems;
    }

    private List<?> list(String path, String field) throws IOException {
        return get(path).<List<?>>map(answer -> items(answer, field)).orElse(List.of());
    }

    private static List<?> items(byte[] json, String field) {
        return read(json).get(field) instanceof List<?> list ? list : List.of();
    }

    /** Returns the digest of the chart's archive that a manifest names. */
    private static String chart(byte[] manifest) {
        return items(manifest, "layers").stream()
                .map(layer -> (Map<?, ?>) layer)
                .filter(layer -> "application/vnd.cncf.helm.chart.content.v1.tar+gzip".equals(layer.get("mediaType")))
                .map(layer -> String.valueOf(layer.get("digest")).replaceFirst("sha256:", ""))
                .findFirst()
                .orElse("");
    }

    private static Map<?, ?> read(byte[] json) {
        return new Yaml().load(new String(json, StandardCharsets.UTF_8));
    }

    private Optional<byte[]> get(String path) throws IOException {
        try {
            HttpRequest request = HttpRequest.newBuilder(registry.resolve("/v2/" + path))
                    .header("Accept", MANIFEST)
                    .build();
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            return response.statusCode() == 200 ? Optional.of(response.body()) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
