package io.chartwright.diagnose;

import io.chartwright.model.Certainty;
import io.chartwright.model.Evidence;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Secrets, ConfigMaps and keys in them that a pod waits for. */
final class ReferenceDetector implements Detector {
    private static final Pattern OBJECT = Pattern.compile("(?i)(secret|configmap) \"([^\"]+)\" not found");
    private static final Pattern KEY =
            Pattern.compile("couldn't find key (\\S+) in (Secret|ConfigMap) [^/\\s]*/?(\\S+)");
    private static final Pattern VOLUME_KEY = Pattern.compile(
            "for volume \"([^\"]+)\".*references non-existent (secret|config) key: (\\S+)", Pattern.DOTALL);

    @Override
    public List<Clue> find(Snapshot snapshot) {
        return snapshot.unreadyPods().stream()
                .flatMap(pod -> texts(snapshot, pod).flatMap(text -> clue(snapshot, pod, text).stream()))
                .toList();
    }

    private static Stream<Evidence> texts(Snapshot snapshot, LiveObject pod) {
        Stream<Evidence> states = ContainerState.of(pod).stream()
                .filter(container -> container.waiting().equals("CreateContainerConfigError"))
                .map(container -> new Evidence(pod.id(), container.place("state.waiting"), container.message()));
        boolean isCreating = ContainerState.of(pod).stream()
                .anyMatch(container ->
                        Set.of("ContainerCreating", "PodInitializing").contains(container.waiting()));
        Stream<Evidence> mounts = snapshot.events(pod).stream()
                .filter(event -> isCreating && event.text("reason").equals("FailedMount"))
                .map(event -> new Evidence(pod.id(), "event FailedMount", event.text("message")));
        return Stream.concat(states, mounts);
    }

    private static Optional<Clue> clue(Snapshot snapshot, LiveObject pod, Evidence text) {
        Matcher object = OBJECT.matcher(text.text());
        if (object.find()) {
            String kind = object.group(1).toLowerCase(Locale.ROOT).equals("secret") ? "Secret" : "ConfigMap";
            String name = object.group(2);
            return Optional.of(missing(snapshot, pod, kind, name, text));
        }
        Matcher key = KEY.matcher(text.text());
        if (key.find()) {
            return Optional.of(keyMissing(snapshot, pod, key.group(2), key.group(3), key.group(1), text));
        }
        Matcher volume = VOLUME_KEY.matcher(text.text());
        if (volume.find()) {
            String kind = volume.group(2).equals("secret") ? "Secret" : "ConfigMap";
            return Reference.of(pod).stream()
                    .filter(reference -> reference.use().equals(volume.group(1)))
                    .findFirst()
                    .map(reference -> keyMissing(snapshot, pod, kind, reference.name(), volume.group(3), text));
        }
        return Optional.empty();
    }

    private static Clue missing(Snapshot snapshot, LiveObject pod, String kind, String name, Evidence text) {
        Optional<LiveObject> external = snapshot.all("ExternalSecret").stream()
                .filter(source ->
                        kind.equals("Secret") && source.text("spec.target.name").equals(name))
                .findFirst();
        String id = external.isPresent()
                ? "secret/not-synced"
                : kind.equals("Secret") ? "secret/missing" : "configmap/missing";
        Clue clue =
                base(id, pod, text, name, value(pod, reference -> reference.id().equals(kind + "/" + name)));
        return external.map(source -> clue.and(new Evidence(
                        source.id(),
                        "status.conditions[Ready]",
                        source.condition("Ready").text("reason") + ": "
                                + source.condition("Ready").text("message"))))
                .orElse(clue);
    }

    private static Clue keyMissing(
            Snapshot snapshot, LiveObject pod, String kind, String name, String key, Evidence text) {
        String id = kind.equals("Secret") ? "secret/key-missing" : "configmap/key-missing";
        Clue clue = base(
                        id,
                        pod,
                        text,
                        name,
                        value(
                                pod,
                                reference -> reference.id().equals(kind + "/" + name)
                                        && Set.of("", key).contains(reference.key())))
                .with("key", key);
        return snapshot.find(kind, name)
                .map(object -> clue.and(new Evidence(
                        object.id(), "data", "keys " + object.strings("data").keySet())))
                .orElse(clue);
    }

    private static Clue base(String id, LiveObject pod, Evidence text, String name, String value) {
        return Clue.of(id, Certainty.CERTAIN, pod, text.place(), text.text())
                .with("object", name)
                .with("value", value);
    }

    private static String value(LiveObject pod, Predicate<Reference> meant) {
        return Reference.of(pod).stream()
                .filter(meant)
                .findFirst()
                .map(reference -> reference.value(pod.tier()))
                .orElse(pod.tier() + ".extraVolumes");
    }
}
