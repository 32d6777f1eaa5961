package io.chartwright.diagnose;

import io.chartwright.model.Certainty;
import java.util.List;
import java.util.Optional;

/** Services that lead nowhere. */
final class ServiceDetector implements Detector {

    @Override
    public List<Clue> find(Snapshot snapshot) {
        return snapshot.own("Service")
                .filter(service ->
                        !service.tier().isEmpty() && !service.text("spec.type").equals("ExternalName"))
                .flatMap(service -> endpoints(snapshot, service).stream())
                .toList();
    }

    private static Optional<Clue> endpoints(Snapshot snapshot, LiveObject service) {
        boolean isServed = snapshot.all("EndpointSlice").stream()
                .filter(slice -> slice.label("kubernetes.io/service-name").equals(service.name()))
                .flatMap(slice -> slice.items("endpoints").stream())
                .anyMatch(endpoint -> !endpoint.text("conditions.ready").equals("false"));
        List<LiveObject> pods = snapshot.pods(service.tier());
        if (isServed || pods.isEmpty() || !snapshot.knows("EndpointSlice")) {
            return Optional.empty();
        }
        long ready = pods.stream().filter(Snapshot::isReady).count();
        return Optional.of(
                ready == 0
                        ? Clue.of(
                                "service/no-endpoints",
                                Certainty.CERTAIN,
                                service,
                                "endpoints",
                                "none is ready; pods of the tier: " + pods.size())
                        : Clue.of(
                                "service/selector",
                                Certainty.LIKELY,
                                service,
                                "spec.selector",
                                "leads to no pod: " + service.strings("spec.selector") + "; ready pods of the tier: "
                                        + ready));
    }
}
