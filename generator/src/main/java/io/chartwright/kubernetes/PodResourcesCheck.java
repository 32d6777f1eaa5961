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

    private static void requests(List<Place> containers, Place resources, boolean defaulted) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (Place container : containers) {
            for (Place request : container.at("resources", "requests").fields()) {
                Quantities.of(request).ifPresent(amount -> sums.merge(request.key(), amount.value(), BigDecimal::add));
            }
        }
        for (Map.Entry<String, BigDecimal> sum : sums.entrySet()) {
            Place request = resources.at("requests", sum.getKey());
            Optional<Quantity> own = Quantities.of(request);
            boolean tooLittle = own.isEmpty() ? !defaulted : own.get().value().compareTo(sum.getValue()) < 0;
            if (tooLittle) {
                request.refuse(
                        "is less than its containers request together, "
                                + sum.getValue().toPlainString(),
                        "raise it");
            }
        }
    }
}
