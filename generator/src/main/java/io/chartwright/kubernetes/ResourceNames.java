package io.chartwright.kubernetes;

import java.util.Optional;
import java.util.Set;

/** Names of what containers ask for. */
final class ResourceNames {
    private static final Set<String> STANDARD = Set.of("cpu", "memory", "ephemeral-storage");

    private ResourceNames() {}

    /** Returns what is wrong with the name of a resource of a container, if anything. */
    static Optional<String> ofContainer(String name) {
        boolean isKnown = name.contains("/") || STANDARD.contains(name) || name.startsWith("hugepages-");
        return isKnown && Names.QUALIFIED_NAME.problemOf(name).isEmpty()
                ? Optional.empty()
                : Optional.of("'" + name + "' is not the name of a resource");
    }
}
