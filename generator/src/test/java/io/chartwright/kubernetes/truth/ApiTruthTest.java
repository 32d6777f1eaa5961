package io.chartwright.kubernetes.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.kubernetes.ApiCheck;
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
    private static final Path WORDS = Path.of("target", "truth");

    /** Asks the server that {@code -Dtruth.server} names, of the minor {@code -Dtruth.minor}. */
    @Test
    void recordingWhenAServerIsNamedIsWrittenAnew() throws Exception {
        String address = System.getProperty("truth.server", "");
        if (!address.isEmpty()) {
            String minor = System.getProperty("truth.minor", "");
            TruthRecorder.record(minor, address, WORDS.resolve("said-" + minor + ".txt"));
        }
        assertThat(TruthCorpus.files()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.34", "1.36", "1.37"})
    void verdictWhenTheServerGaveOneIsTheSame(String minor) throws Exception {
        List<TruthCase> cases = TruthCorpus.read();
        Recording recording = Recording.read(Recording.file(minor));
        assertThat(recording.corpus())
                .as("the corpus changed since %s was recorded: run e2e/truth", minor)
                .isEqualTo(TruthCorpus.digest(cases));

        List<String> differences = new ArrayList<>();
        for (TruthCase asked : cases) {
            Verdict theirs = recording.of(asked);
            List<String> problems = problems(asked, minor);
            if (theirs != Verdict.DEPENDS && problems.isEmpty() != (theirs == Verdict.ACCEPTED)) {
                differences.add((theirs == Verdict.ACCEPTED ? "false alarm" : "missed") + "\t" + asked.name());
            }
        }

        Files.createDirectories(WORDS);
        Files.write(WORDS.resolve("differences-" + minor + ".txt"), differences);
        assertThat(differences).containsExactlyElementsOf(known(minor));
    }

    private static List<String> known(String minor) throws Exception {
        Path file = TruthCorpus.folder().resolve("differences-" + minor + ".txt");
        return Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    private static List<String> problems(TruthCase asked, String minor) {
        return new ApiCheck()
                        .problems(
                                new YamlReader("truth")
                                        .readMapping("case", asked.object().toString()),
                                Minor.parse(minor))
                        .stream()
                        .map(problem -> problem.path() + " " + problem.problem())
                        .toList();
    }
}
