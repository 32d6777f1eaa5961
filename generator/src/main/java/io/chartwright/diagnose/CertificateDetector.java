package io.chartwright.diagnose;

import io.chartwright.model.Certainty;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Certificates that the release's pods use and whose time is over, or nearly. */
final class CertificateDetector implements Detector {
    private static final Duration SOON = Duration.ofDays(14);

    @Override
    public List<Clue> find(Snapshot snapshot) {
        return snapshot.pods().stream()
                .flatMap(pod -> Reference.of(pod).stream().flatMap(reference -> clues(snapshot, pod, reference)))
                .distinct()
                .toList();
    }

    private static Stream<Clue> clues(Snapshot snapshot, LiveObject pod, Reference reference) {
        return snapshot.find(reference.kind(), reference.name()).stream()
                .flatMap(object -> object.strings("data").entrySet().stream()
                        .flatMap(entry ->
                                clue(snapshot, pod, reference, object, entry.getKey(), entry.getValue()).stream()));
    }

    private static Optional<Clue> clue(
            Snapshot snapshot, LiveObject pod, Reference reference, LiveObject object, String key, String text) {
        List<Certificate> chain = Certificate.read(text);
        // Of many authorities, one whose time is over does no harm.
        if (chain.isEmpty() || (chain.size() > 1 && !reference.use().equals("tls"))) {
            return Optional.empty();
        }
        Certificate certificate = chain.get(0);
        boolean isOver = certificate.until().isBefore(snapshot.taken());
        boolean isEarly = certificate.from().isAfter(snapshot.taken());
        boolean isSoon = certificate.until().isBefore(snapshot.taken().plus(SOON));
        if (!isOver && !isEarly && !isSoon) {
            return Optional.empty();
        }
        String id = isOver ? "certificate/expired" : isEarly ? "certificate/not-yet-valid" : "certificate/expires";
        return Optional.of(Clue.of(
                        id,
                        Certainty.CERTAIN,
                        object,
                        "data." + key,
                        "valid from " + certificate.from() + " until " + certificate.until()
                                + (certificate.names().isEmpty() ? "" : " for ")
                                + String.join(", ", certificate.names()))
                .in(pod.tier())
                .with("object", object.name())
                .with("key", key)
                .with("value", reference.value(pod.tier())));
    }
}
