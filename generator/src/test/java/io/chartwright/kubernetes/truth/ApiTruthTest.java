package io.chartwright.kubernetes.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.kubernetes.ApiCheck;
import io.chartwright.kubernetes.CustomKinds;
import io.chartwright.kubernetes.Minor;
import io.chartwright.yaml.YamlReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whether we and real API servers say the same of every object of the corpus. What the servers said is kept in files;
 * {@code e2e/truth} asks them again.
 */
class ApiTruthTest {
    private static final Path MADE = Path.of("target", "truth");

    /** Asks the server that {@code -Dtruth.server} names, of the minor {@code -Dtruth.minor}. */
    @Test
    void recordingWhenAServerIsNamedIsWrittenAnew() throws Exception {
        String address = System.getProperty("truth.server", "");
        if (!address.isEmpty()) {
            String minor = System.getProperty("truth.minor", "");
            TruthRecorder.record(minor, address, MADE.resolve("said-" + minor + ".txt"));
            writeObjects();
        }
        assertThat(TruthCorpus.files()).isNotEmpty();
    }

    /** Writes each object into a file of its own, for other tools. */
    private static void writeObjects() throws Exception {
        Path folder = Files.createDirectories(MADE.resolve("objects"));
        int number = 0;
        for (TruthCase asked : TruthCorpus.read()) {
            Files.writeString(
                    folder.resolve("%05d.json".formatted(number++)),
                    asked.object().toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.34", "1.36", "1.37"})
    void verdictWhenTheServerGaveOneIsTheSame(String minor) throws Exception {
        List<TruthCase> cases = TruthCorpus.read();
        Recording recording = Recording.read(Recording.file(minor));
        assertThat(recording.corpus())
                .as("the corpus changed since %s was recorded: run e2e/truth", minor)
                .isEqualTo(TruthCorpus.digest(cases));

        List<String> verdicts = new ArrayList<>();
        List<String> differences = new ArrayList<>();
        ApiCheck check = new ApiCheck(CustomKinds.of(List.of()));
        for (TruthCase asked : cases) {
            Verdict theirs = recording.of(asked);
            boolean isTaken = accepts(check, asked, minor);
            verdicts.add(
                    theirs + "\t" + (isTaken ? "ACCEPTED" : "REFUSED") + "\t" + asked.kind() + "\t" + asked.name());
            if (theirs != Verdict.DEPENDS && isTaken != (theirs == Verdict.ACCEPTED)) {
                differences.add((isTaken ? "missed" : "false alarm") + "\t" + asked.name());
            }
        }

        Files.createDirectories(MADE);
        Files.write(MADE.resolve("verdicts-" + minor + ".txt"), verdicts);
        Files.write(MADE.resolve("differences-" + minor + ".txt"), differences);
        assertThat(differences).containsExactlyInAnyOrderElementsOf(known(minor));
    }

    /** Returns the differences that have a reason: lines after a line that begins with '#' and gives it. */
    private static List<String> known(String minor) throws Exception {
        Path file = TruthCorpus.folder().resolve("differences-" + minor + ".txt");
        return Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    private static boolean accepts(ApiCheck check, TruthCase asked, String minor) {
        String text = asked.object().toString();
        return check.problems(new YamlReader("truth").readMapping("case", text), Minor.parse(minor))
                .isEmpty();
    }
}
