package io.chartwright.e2e.publishing;

import io.chartwright.publish.store.Store;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** A server that runs. */
interface RunningServer extends AutoCloseable {

    /** Returns the server's own address, such as {@code http://127.0.0.1:9000}. */
    URI address();

    /** Returns whether publishing sends requests, which a proxy can disturb. */
    default boolean isPublishedToByRequests() {
        return true;
    }

    /** Returns what {@code --repo} is for a folder of the server, which may not be there yet. */
    String repository(String folder);

    /**
     * Returns the environment variables with which it is published to.
     *
     * @param at where requests are sent: the server's own address, or that of a proxy before it
     */
    Map<String, String> environment(URI at);

    /** Returns the address at which Helm reads the folder as a chart repository. */
    URI reading(String folder);

    /** Returns the folder as a store with conditional writes; empty when the server has none. */
    Optional<Store> conditional(String folder);

    @Override
    void close();
}
