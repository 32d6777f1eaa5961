package io.chartwright.diagnose;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lines of logs that tell a cause, as the catalogue knows them. */
final class LogDetector implements Detector {
    private final CauseCatalogue catalogue;

    LogDetector(CauseCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The player's log of a request that the origin has answered well. */
    private static final Pattern ANSWERED =
            Pattern.compile("\" (200|304) .*cache=(MISS|EXPIRED|REVALIDATED|BYPASS)( upstream=(200|304))?$");

    private record Match(CauseEntry cause, ContainerLog log, int line) {}

    @Override
    public List<Clue> find(Snapshot snapshot) {
        return snapshot.pods().stream().flatMap(pod -> clues(snapshot, pod)).toList();
    }

    private Stream<Clue> clues(Snapshot snapshot, LiveObject pod) {
        boolean isReady = Snapshot.isReady(pod);
        return snapshot.logs(pod).stream()
                .map(ContainerLog::container)
                .distinct()
                .flatMap(container -> last(snapshot, pod, container).stream())
                // The runtime's readiness asks the database, so that errors in the log of a ready pod are over.
                .filter(match -> !isReady || match.cause().whileReady())
                .filter(match -> !isOver(match))
                .map(match -> Clue.of(
                                match.cause().id(),
                                match.cause().certainty(),
                                pod,
                                match.log().place(),
                                match.log().lines().get(match.line()))
                        .with("container", match.log().container())
                        .with("previous", match.log().previous() ? " --previous" : "")
                        .with("image", image(pod, match.log().container())));
    }

    private static boolean isOver(Match match) {
        List<String> lines = match.log().lines();
        return lines.subList(match.line() + 1, lines.size()).stream()
                .anyMatch(line -> ANSWERED.matcher(line).find());
    }

    private static String image(LiveObject pod, String container) {
        return ContainerState.of(pod).stream()
                .filter(state -> state.name().equals(container))
                .map(ContainerState::image)
                .findFirst()
                .orElse("");
    }

    /** Returns the last line that tells a cause: of the present run, else of the one before. */
    private Optional<Match> last(Snapshot snapshot, LiveObject pod, String container) {
        return snapshot.logs(pod).stream()
                .filter(log -> log.container().equals(container))
                .flatMap(log -> last(pod.tier(), log).stream())
                .findFirst();
    }

    private Optional<Match> last(String tier, ContainerLog log) {
        return IntStream.range(0, log.lines().size())
                .map(at -> log.lines().size() - 1 - at)
                .boxed()
                .flatMap(line -> catalogue.entries().stream()
                        .filter(entry -> entry.isIn(tier, log.lines().get(line)))
                        .map(entry -> new Match(entry, log, line)))
                .findFirst();
    }
}
