package io.chartwright.e2e.publishing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A kind of server to publish to: a row of the table. A new kind is one class and one line in {@link ServerKinds}. */
interface ServerKind {

    /** Returns what the table calls it. */
    String name();

    /** Returns what is missing on this machine to start it; empty when nothing is. */
    Optional<String> missing();

    /**
     * Starts one, empty.
     *
     * @param folder a folder for its files
     */
    RunningServer start(Path folder) throws IOException;
}
