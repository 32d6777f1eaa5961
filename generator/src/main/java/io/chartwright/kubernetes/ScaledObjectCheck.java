package io.chartwright.kubernetes;

import java.util.Set;

/** What the definition of KEDA's ScaledObject says in an expression, which is not evaluated here. */
final class ScaledObjectCheck implements KindCheck {
    private static final long MOST_PODS = 100;

    @Override
    public Set<String> kinds() {
        return Set.of("ScaledObject.keda.sh");
    }

    @Override
    public void check(Place object, Minor minor) {
        Place fewest = object.at("spec", "minReplicaCount");
        long most = object.at("spec", "maxReplicaCount").integer().orElse(MOST_PODS);
        fewest.integer()
                .filter(number -> number > most)
                .ifPresent(number -> fewest.refuse(
                        number + " is more than maxReplicaCount " + most, "write a smaller number, or raise that one"));
    }
}
