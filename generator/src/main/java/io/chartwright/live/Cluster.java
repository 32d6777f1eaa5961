package io.chartwright.live;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A live cluster, as far as one may read it: nothing here can write.
 *
 * <p>Objects are what their JSON holds, without {@code managedFields} and without copies of the object in annotations.
 * Of a Secret's {@code data}, each key stands with an empty text when its value is empty and with {@code ***} otherwise,
 * but for certificates, which a server shows to every caller and which stay, in Base64; the same is done to variables of containers whose names say that they are secret.
 *
 * <p>Every method throws {@link NotAllowedException} when the user has no right to what is asked, and
 * {@link io.chartwright.model.UnavailableException} when the cluster does not answer.
 */
public interface Cluster extends AutoCloseable {

    /** Returns the name of the context in the kubeconfig. */
    String context();

    /** Returns the address of the API server. */
    String server();

    /** Returns the namespace that the context names, or {@code default}. */
    String namespace();

    /** Returns the version that the API server says it has. */
    ServerVersion version();

    /**
     * Returns whether the API server knows the kind.
     *
     * @param apiVersion such as {@code v1} or {@code apps/v1}
     * @param kind such as {@code Deployment}
     */
    boolean serves(String apiVersion, String kind);

    /**
     * Returns the objects of the kind, sorted by namespace and name; empty when the kind is not served.
     *
     * @param namespace where to look; null means everywhere, which kinds without namespaces need
     * @param labels labels and values that each object must have
     */
    List<Map<String, Object>> list(
            String apiVersion, String kind, @Nullable String namespace, Map<String, String> labels);

    /** Returns the object; empty when there is none or the kind is not served. */
    Optional<Map<String, Object>> get(String apiVersion, String kind, @Nullable String namespace, String name);

    /**
     * Returns the last lines of a container's log, without what looks like a secret; empty when there are none.
     *
     * @param previous whether the log of the container's run before the last restart is meant
     * @param lines how many lines at most
     */
    String logs(String namespace, String pod, String container, boolean previous, int lines);

    /**
     * Returns whether the user may do that, as the API server says; false when the kind is not served.
     *
     * @param verb such as {@code create}
     */
    boolean allowed(String verb, String apiVersion, String kind, @Nullable String namespace);

    @Override
    void close();
}
