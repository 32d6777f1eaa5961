package io.chartwright.kubernetes;

import java.util.List;
import java.util.Set;

/** Name and value of a PriorityClass. */
final class PriorityClassCheck implements KindCheck {
    private static final long HIGHEST = 1_000_000_000;

    @Override
    public Set<String> kinds() {
        return Set.of("PriorityClass.scheduling.k8s.io");
    }

    @Override
    public void check(Place object, Minor minor) {
        Place name = object.at("metadata", "name");
        if (name.textOrEmpty().startsWith("system-")) {
            name.refuse("names beginning with 'system-' belong to Kubernetes", "use another name");
        } else if (object.at("value").integer().orElse(0L) > HIGHEST) {
            object.at("value").refuse("is more than " + HIGHEST, "write a smaller number");
        }
        object.at("preemptionPolicy").oneOf(List.of("PreemptLowerPriority", "Never"));
    }
}
