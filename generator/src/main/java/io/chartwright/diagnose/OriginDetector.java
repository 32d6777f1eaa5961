package io.chartwright.diagnose;

import io.chartwright.model.Certainty;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the object store answered when the player was asked for its page, as NGINX's log of requests tells. */
final class OriginDetector implements Detector {
    private static final Pattern PAGE =
            Pattern.compile("\"(?:GET|HEAD) /(?:\\?\\S*)? HTTP/[\\d.]+\" (\\d{3}) .*?(?:upstream=.*?(\\d{3})?)?$");

    @Override
    public List<Clue> find(Snapshot snapshot) {
        return snapshot.pods("player").stream()
                .flatMap(pod -> last(snapshot, pod).stream())
                .toList();
    }

    private static Optional<Clue> last(Snapshot snapshot, LiveObject pod) {
        return snapshot.logs(pod).stream()
                .filter(log -> log.container().equals("player") && !log.previous())
                .flatMap(log ->
                        log.lines().stream().filter(line -> PAGE.matcher(line).find()))
                .reduce((first, second) -> second)
                .flatMap(line -> clue(pod, line));
    }

    private static Optional<Clue> clue(LiveObject pod, String line) {
        Matcher page = PAGE.matcher(line);
        if (!page.find() || !page.group(1).equals("404")) {
            return Optional.empty();
        }
        // A log without the origin's answer leaves open which of the two it was.
        String answer = Stream.of(page.group(2))
                .filter(code -> code != null)
                .findFirst()
                .orElse("");
        String id = List.of("400", "401", "403").contains(answer) ? "origin/refused" : "origin/missing";
        return Optional.of(Clue.of(
                        id,
                        answer.isEmpty() ? Certainty.LIKELY : Certainty.CERTAIN,
                        pod,
                        "log of container player",
                        line)
                .with("container", "player")
                .with("previous", ""));
    }
}
