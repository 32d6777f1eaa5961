package io.chartwright.live;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chartwright.live.Discovery.Resource;
import io.chartwright.model.UnavailableException;
import io.chartwright.yaml.JsonWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The cluster that a context of the kubeconfig leads to. */
public final class LiveCluster implements Cluster {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final int PAGE = 500;
    private static final int MOST_LOG_BYTES = 1 << 20;
    private static final int BAD_REQUEST = 400;

    private final Kubeconfig.Chosen chosen;
    private final ApiServer server;
    private final Discovery discovery;
    private final SecretFilter filter;

    private LiveCluster(Kubeconfig.Chosen chosen, ApiServer server) {
        this.chosen = chosen;
        this.server = server;
        this.discovery = new Discovery(server);
        this.filter = new SecretFilter(server.secrets());
    }

    /**
     * Returns the cluster. Nothing is asked of it yet; a program that the kubeconfig names for logging in is run.
     *
     * @throws UnavailableException when the kubeconfig does not lead to a cluster, or logging in fails
     */
    public static Cluster open(ClusterChoice choice) {
        return open(Kubeconfig.read(choice), choice);
    }

    /** Returns the cluster, as {@link #open(ClusterChoice)} does, by a kubeconfig that was read before. */
    public static Cluster open(Kubeconfig kubeconfig, ClusterChoice choice) {
        Kubeconfig.Chosen chosen = kubeconfig.choose(choice.context());
        return new LiveCluster(chosen, ApiServer.of(chosen, choice.environment()));
    }

    @Override
    public String context() {
        return chosen.context();
    }

    @Override
    public String server() {
        return server.address();
    }

    @Override
    public String namespace() {
        return chosen.namespace();
    }

    @Override
    public ServerVersion version() {
        JsonNode answer = server.get("/version").orElse(MAPPER.createObjectNode());
        return ServerVersion.parse(
                answer.path("major").asText(),
                answer.path("minor").asText(),
                answer.path("gitVersion").asText());
    }

    @Override
    public boolean serves(String apiVersion, String kind) {
        return discovery.find(apiVersion, kind).isPresent();
    }

    @Override
    public List<Map<String, Object>> list(
            String apiVersion, String kind, @Nullable String namespace, Map<String, String> labels) {
        Optional<Resource> resource = discovery.find(apiVersion, kind);
        if (resource.isEmpty()) {
            return List.of();
        }
        String selector = labels.entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .sorted()
                .collect(Collectors.joining(","));
        String path = resource.get().path(namespace) + "?limit=" + PAGE + "&labelSelector=" + encoded(selector);
        List<Map<String, Object>> objects = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = server.get(path + (next.isEmpty() ? "" : "&continue=" + encoded(next)))
                    .orElse(MAPPER.createObjectNode());
            page.path("items").forEach(item -> objects.add(object(item, apiVersion, kind)));
            next = page.path("metadata").path("continue").asText();
        } while (!next.isEmpty());
        objects.sort(Comparator.comparing(LiveCluster::name));
        return objects;
    }

    @Override
    public Optional<Map<String, Object>> get(String apiVersion, String kind, @Nullable String namespace, String name) {
        return discovery
                .find(apiVersion, kind)
                .flatMap(resource -> server.get(resource.path(namespace) + "/" + encoded(name)))
                .map(object -> object(object, apiVersion, kind));
    }

    @Override
    public String logs(String namespace, String pod, String container, boolean previous, int lines) {
        String path = "/api/v1/namespaces/" + namespace + "/pods/" + encoded(pod) + "/log?container="
                + encoded(container) + "&previous=" + previous + "&tailLines=" + lines + "&limitBytes="
                + MOST_LOG_BYTES;
        try {
            return server.text(path).map(filter::text).orElse("");
        } catch (RefusedException e) {
            if (e.code() == BAD_REQUEST) {
                // The container has not started, or not a second time.
                return "";
            }
            throw e;
        }
    }

    @Override
    public boolean allowed(String verb, String apiVersion, String kind, @Nullable String namespace) {
        return discovery
                .find(apiVersion, kind)
                .filter(resource -> server.review("{\"verb\":" + JsonWriter.quote(verb)
                        + ",\"group\":" + JsonWriter.quote(resource.group())
                        + ",\"version\":" + JsonWriter.quote(resource.version())
                        + ",\"resource\":" + JsonWriter.quote(resource.plural())
                        + (namespace == null || !resource.isNamespaced()
                                ? ""
                                : ",\"namespace\":" + JsonWriter.quote(namespace))
                        + "}"))
                .isPresent();
    }

    @Override
    public void close() {
        server.close();
    }

    /** Items of a list do not say what they are. */
    private Map<String, Object> object(JsonNode json, String apiVersion, String kind) {
        ObjectNode object =
                MAPPER.createObjectNode().put("apiVersion", apiVersion).put("kind", kind);
        json.properties().forEach(field -> object.set(field.getKey(), field.getValue()));
        filter.object(object);
        return MAPPER.convertValue(object, OBJECT);
    }

    private static String name(Map<String, Object> object) {
        return object.get("metadata") instanceof Map<?, ?> metadata
                ? metadata.get("namespace") + "/" + metadata.get("name")
                : "";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
