package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether kube-score finds nothing critical that docs/chart-bar.md does not explain. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KubeScoreTest {
    private static final Pattern FINDING = Pattern.compile(
            "^\\[CRITICAL] flow-boomi-flow-(\\w+)/ns1 [^:]+: (?:\\([\\w-]+\\) )?(.+)$", Pattern.MULTILINE);
    private static final Pattern CRITICAL = Pattern.compile("^\\[CRITICAL]", Pattern.MULTILINE);

    private final Helm helm = Surroundings.helms().get(1);
    private final Command kubeScore =
            new Command(List.of(Surroundings.binary("kube-score").toString()), Map.of());

    /** One row of the table: a finding, the parts of the chart and the overlays that have it, and why it stays. */
    private record Explained(String finding, List<String> parts, List<String> overlays, String why) {
        private boolean holds(String overlay, String part, String said) {
            return finding.equals(said)
                    && parts.contains(part)
                    && (overlays.contains("all") || overlays.contains(overlay));
        }
    }

    List<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void criticalFindingsAreExplained(Overlay overlay) throws IOException {
        List<Explained> table = table();
        List<String> unexplained = findings(overlay).stream()
                .filter(found ->
                        table.stream().noneMatch(row -> row.holds(overlay.name(), found.group(1), found.group(2))))
                .map(MatchResult::group)
                .toList();
        assertThat(unexplained).isEmpty();
    }

    @Test
    void explanationsAreOfFindings() throws IOException {
        List<Explained> table = table();
        assertThat(table).isNotEmpty().allSatisfy(row -> assertThat(row.why()).hasSizeGreaterThan(20));
        List<Explained> unused = new ArrayList<>(table);
        for (Overlay overlay : Overlay.all()) {
            findings(overlay)
                    .forEach(
                            found -> unused.removeIf(row -> row.holds(overlay.name(), found.group(1), found.group(2))));
        }
        assertThat(unused).isEmpty();
    }

    private List<MatchResult> findings(Overlay overlay) {
        String out = kubeScore
                .run(
                        List.of("score", "--kubernetes-version=v1.36", "--output-format=ci", "-"),
                        Manifests.of(helm, overlay).text())
                .out();
        assertThat(out).contains("[OK]");
        List<MatchResult> found = FINDING.matcher(out).results().toList();
        assertThat(found).hasSameSizeAs(CRITICAL.matcher(out).results().toList());
        return found;
    }

    private static List<Explained> table() throws IOException {
        Path file = Surroundings.project().resolve("docs").resolve("chart-bar.md");
        return Files.readString(file)
                .substring(Files.readString(file).indexOf("| finding of kube-score |"))
                .lines()
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> line.split(" *\\| *"))
                .map(cells -> new Explained(cells[1], words(cells[2]), words(cells[3]), cells[4]))
                .toList();
    }

    private static List<String> words(String cell) {
        return Arrays.asList(cell.split(", "));
    }
}
