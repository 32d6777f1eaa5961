package io.chartwright.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where an API server keeps the objects of each kind, asked for once in each group and version. */
final class Discovery {

    private final ApiServer server;
    private final Map<String, Map<String, Resource>> known = new HashMap<>();

    Discovery(ApiServer server) {
        this.server = server;
    }

    /**
     * The objects of a kind.
     *
     * @param apiVersion such as {@code v1} or {@code apps/v1}
     * @param plural their name in paths, such as {@code deployments}
     * @param isNamespaced whether each lies in a namespace
     */
    record Resource(String apiVersion, String plural, boolean isNamespaced) {

        /** Returns the path of the objects in the namespace, or everywhere. */
        String path(@Nullable String namespace) {
            String place = isNamespaced && namespace != null ? "/namespaces/" + namespace : "";
            return root(apiVersion) + place + "/" + plural;
        }

        /** Returns the group; empty for the core group. */
        String group() {
            int slash = apiVersion.indexOf('/');
            return slash < 0 ? "" : apiVersion.substring(0, slash);
        }

        /** Returns the version without the group. */
        String version() {
            return apiVersion.substring(apiVersion.indexOf('/') + 1);
        }
    }

    /** Returns where the objects of the kind are; empty when the server does not know it. */
    Optional<Resource> find(String apiVersion, String kind) {
        return Optional.ofNullable(known.computeIfAbsent(apiVersion, this::read).get(kind));
    }

    private Map<String, Resource> read(String apiVersion) {
        Map<String, Resource> resources = new HashMap<>();
        for (JsonNode resource : answer(apiVersion).path("resources")) {
            String name = resource.path("name").asText();
            if (!name.contains("/")) {
                resources.put(
                        resource.path("kind").asText(),
                        new Resource(
                                apiVersion, name, resource.path("namespaced").asBoolean()));
            }
        }
        return resources;
    }

    private JsonNode answer(String apiVersion) {
        try {
            return server.get(root(apiVersion)).orElse(MissingNode.getInstance());
        } catch (RefusedException e) {
            if (e.code() == 503) {
                // Another server, such as that of the metrics, serves the group, and it is away.
                return MissingNode.getInstance();
            }
            throw e;
        }
    }

    private static String root(String apiVersion) {
        return (apiVersion.contains("/") ? "/apis/" : "/api/") + apiVersion;
    }
}
