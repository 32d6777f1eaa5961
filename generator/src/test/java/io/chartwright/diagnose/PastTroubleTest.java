package io.chartwright.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.yaml.YamlReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is over is not told. */
class PastTroubleTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private static String find(Detector detector, String ready, String status, List<String> lines) {
        LiveObject pod = FixtureCluster.object(new YamlReader("test").readMapping("pod", """
                {kind: Pod, metadata: {name: p, labels: {app.kubernetes.io/instance: flow, app.kubernetes.io/component: player}},
                 status: {conditions: [{type: Ready, status: "%s"}], containerStatuses: [{name: player, %s}]}}
                """.formatted(ready, status)));
        List<ContainerLog> logs = List.of(new ContainerLog("p", "player", false, lines));
        Snapshot snapshot = new Snapshot("", "", "", "flow", NOW, Map.of("Pod", List.of(pod)), logs, List.of());
        return detector.find(snapshot).stream().map(Clue::id).collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "True,  Error,     11:59, none",
                "False, Error,     11:59, pod/crash",
                "True,  OOMKilled, 11:00, memory/out",
                "True,  OOMKilled, 01:00, none",
                "False, OOMKilled, 01:00, memory/out"
            })
    void containerWhenItHasComeBackIsWellUnlessItWasKilledOfLate(String ready, String reason, String at, String cause) {
        String status = "lastState: {terminated: {reason: %s, exitCode: 137, finishedAt: 2026-11-28T%s:00Z}}"
                .formatted(reason, at);

        assertThat(find(new CrashDetector(), ready, status, List.of("x"))).isEqualTo(cause == null ? "" : cause);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            "GET / HTTP/1.1" 502 50 5.0 "x" cache=MISS upstream=502     | origin/unreachable
            "GET / HTTP/1.1" 200 50 5.0 "x" cache=STALE upstream=504    | origin/unreachable
            "GET / HTTP/1.1" 200 50 5.0 "x" cache=HIT upstream=-        | origin/unreachable
            "GET / HTTP/1.1" 200 50 5.0 "x" cache=MISS upstream=200     | none
            "GET / HTTP/1.1" 200 50 5.0 "x" cache=REVALIDATED upstream=304 | none
            """)
    void originWhenItHasAnsweredSinceIsWell(String line, String cause) {
        List<String> lines = Stream.of(
                        "[error] 7#7: *1 upstream timed out (110: Operation timed out) while connecting to upstream",
                        line)
                .toList();

        assertThat(find(new LogDetector(CauseCatalogue.load()), "True", "restartCount: 0", lines))
                .isEqualTo(cause == null ? "" : cause);
    }
}
