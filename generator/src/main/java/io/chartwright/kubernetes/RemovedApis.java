package io.chartwright.kubernetes;

import java.util.Optional;

/** The API versions that Kubernetes no longer serves, from its deprecated API migration guide. */
public final class RemovedApis {
    private final ApiTable table = new ApiTable("removed-apis.yaml");

    /**
     * An API version that a minor no longer serves.
     *
     * @param minor the first minor without it
     * @param replacement what to write instead; empty when there is nothing
     */
    public record Removal(Minor minor, String replacement) {}

    /** Returns the removal of the kind, if the minor does not serve it any more. */
    public Optional<Removal> find(String apiVersion, String kind, Minor minor) {
        return find(apiVersion, kind).filter(removal -> removal.minor().compareTo(minor) <= 0);
    }

    /** Returns the removal of the kind, past or to come. */
    Optional<Removal> find(String apiVersion, String kind) {
        return table.find(apiVersion, kind).map(row -> new Removal(row.minor(), row.replacement()));
    }
}
