package io.chartwright.kubernetes;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Resources of a pod as a whole: {@code spec.resources} and {@code spec.overhead}. */
final class PodResourcesCheck {

    private PodResourcesCheck() {}

    static void check(PodContext pod) {
        pod.spec().at("overhead").fields().forEach(ResourcesCheck::containerResource);
        Place resources = pod.spec().at("resources");
        if (!resources.isThere() || !pod.since(34)) {
            return;
        }
        resources.at("claims").forbid("cannot be set for a pod as a whole", "set it in a container");
        ResourcesCheck.amounts(resources, PodResourcesCheck::amount);
        List<Place> containers = pod.spec().at("containers").items();
        containers.forEach(container -> limits(container, resources));
        requests(containers, resources, pod.isPod());
    }

    private static void amount(Place amount) {
        String name = amount.key();
        if (!List.of("cpu", "memory").contains(name) && !name.startsWith("hugepages-")) {
            amount.refuse("'" + name + "' is no resource of a pod as a whole", "set it in a container");
        }
        ResourcesCheck.value(amount);
    }

    private static void limits(Place container, Place resources) {
        for (Place limit : container.at("resources", "limits").fields()) {
            Optional<Quantity> most = Quantities.of(resources.at("limits", limit.key()));
            Optional<Quantity> own = Quantities.of(limit);
            if (most.isPresent() && own.isPresent() && own.get().compareTo(most.get()) > 0) {
                limit.refuse("is more than the pod's limit", "lower it, or raise " + resources.path() + ".limits");
            }
        }
    }

    private static void requests(List<Place> containers, Place resources, boolean isPod) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (Place container : containers) {
            for (Place request : container.at("resources", "requests").fields()) {
                Quantities.of(request).ifPresent(amount -> sums.merge(request.key(), amount.amount(), BigDecimal::add));
            }
        }
        sums.forEach((name, sum) -> enough(resources, name, sum, isPod));
    }

    private static void enough(Place resources, String name, BigDecimal sum, boolean isPod) {
        // In a pod, what the containers request is the default of what the pod requests, which may not be above its limit.
        Place request = resources.at("requests", name);
        Place most = request.isThere() || !isPod ? request : resources.at("limits", name);
        Quantities.of(most)
                .filter(amount -> amount.amount().compareTo(sum) < 0)
                .ifPresent(amount -> most.refuse(
                        "is less than its containers request together, " + sum.toPlainString(), "raise it"));
    }
}
