package io.chartwright.adopt;

import io.chartwright.model.Mapping;
import java.util.List;
import java.util.stream.Stream;

/**
 * The release that takes the place of the manifests.
 *
 * @param name its name
 * @param fullname what the names of its objects begin with
 */
record Release(String name, String fullname) {
    private static final String CHART = "boomi-flow";

    /** Returns a release whose objects have no name that one of the given objects has. */
    static Release beside(List<InputObject> objects) {
        return Stream.of(CHART, "flow", "flow-chart")
                .map(name -> new Release(name, name.equals(CHART) ? name : name + "-" + CHART))
                .filter(release -> objects.stream()
                        .noneMatch(object -> object.name().startsWith(release.fullname() + "-p")
                                || object.name().startsWith(release.fullname() + "-r")))
                .findFirst()
                .orElse(new Release("flow-by-chart", "flow-by-chart-" + CHART));
    }

    /** Returns the labels by which it selects the pods of the tier. */
    Mapping selector(String tier) {
        return Mapping.nested(List.of("app.kubernetes.io/name"), ValuesDraft.text(CHART))
                .stack(Mapping.nested(List.of("app.kubernetes.io/instance"), ValuesDraft.text(name)))
                .stack(Mapping.nested(List.of("app.kubernetes.io/component"), ValuesDraft.text(tier)));
    }
}
