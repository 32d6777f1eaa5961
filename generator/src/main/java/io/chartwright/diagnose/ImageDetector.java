package io.chartwright.diagnose;

import io.chartwright.model.Certainty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Images that nodes cannot get or run. */
final class ImageDetector implements ContainerDetector {
    private static final Set<String> WAITING = Set.of("ErrImagePull", "ImagePullBackOff", "RegistryUnavailable");

    /** What a refusal to give an image says, in the order in which it counts. */
    private static final Map<String, Pattern> TEXTS = texts();

    private static Map<String, Pattern> texts() {
        Map<String, Pattern> texts = new LinkedHashMap<>();
        texts.put("image/rate-limit", Pattern.compile("toomanyrequests|429 Too Many|rate limit"));
        texts.put(
                "image/refused",
                Pattern.compile("(?i)40[13] |unauthorized|denied|authorization failed|authentication required"
                        + "|insufficient_scope|no basic auth|may require"));
        texts.put("image/architecture", Pattern.compile("no match for platform|no matching manifest"));
        texts.put(
                "image/registry-unreachable",
                Pattern.compile("dial tcp|i/o timeout|no such host|connection refused|handshake|x509:|deadline exceeded"
                        + "|network is unreachable|server misbehaving|50[0234] "));
        texts.put("image/not-found", Pattern.compile("(?i)not found|manifest unknown|404 "));
        return texts;
    }

    @Override
    public Stream<Clue> clues(Snapshot snapshot, LiveObject pod, ContainerState container) {
        String reason = container.waiting();
        String place = container.place("state.waiting");
        if (reason.equals("InvalidImageName")) {
            return Stream.of(clue("image/name", pod, container, place, container.message()));
        }
        if (reason.equals("ErrImageNeverPull")) {
            return Stream.of(clue("image/never-pulled", pod, container, place, container.message()));
        }
        if (!WAITING.contains(reason)) {
            return Stream.empty();
        }
        // The state tells the cause only between two tries; the events keep it.
        List<String> texts = Stream.concat(
                        Stream.of(container.message()),
                        snapshot.events(pod).stream()
                                .map(event -> event.text("message"))
                                .filter(message -> message.contains("pull") && message.contains(container.image())))
                .toList();
        for (Map.Entry<String, Pattern> known : TEXTS.entrySet()) {
            for (String text : texts) {
                if (known.getValue()
                        .matcher(text.replace(container.image(), "IMAGE"))
                        .find()) {
                    return Stream.of(clue(known.getKey(), pod, container, place, text));
                }
            }
        }
        return Stream.of(clue("image/not-pulled", pod, container, place, container.message()));
    }

    private static Clue clue(String id, LiveObject pod, ContainerState container, String place, String text) {
        return Clue.of(id, Certainty.CERTAIN, pod, place, text)
                .with("image", container.image())
                .with("container", container.name())
                .with("value", container.imageValue(pod.tier()));
    }
}
