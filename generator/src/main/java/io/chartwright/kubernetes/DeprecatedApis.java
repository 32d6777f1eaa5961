package io.chartwright.kubernetes;

import java.util.Optional;

/** The API versions that Kubernetes still serves and warns of. */
public final class DeprecatedApis {
    private final ApiTable table = new ApiTable("deprecated-apis.yaml");
    private final RemovedApis removed = new RemovedApis();

    /**
     * An API version that a server warns of.
     *
     * @param since the first minor that warns of it
     * @param removed the first minor without it, when that is known
     * @param replacement what to write instead; empty when there is nothing
     */
    public record Deprecation(Minor since, Optional<Minor> removed, String replacement) {}

    /** Returns the deprecation of the kind, if the minor warns of it and still serves it. */
    public Optional<Deprecation> find(String apiVersion, String kind, Minor minor) {
        Optional<Minor> end = removed.find(apiVersion, kind).map(RemovedApis.Removal::minor);
        boolean isGone = end.filter(gone -> gone.compareTo(minor) <= 0).isPresent();
        return table.find(apiVersion, kind)
                .filter(row -> !isGone && row.minor().compareTo(minor) <= 0)
                .map(row -> new Deprecation(row.minor(), end, row.replacement()));
    }
}
