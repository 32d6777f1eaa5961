package io.chartwright.kubernetes.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.kubernetes.ApiCheck;
import io.chartwright.kubernetes.CustomKinds;
import io.chartwright.kubernetes.FieldProblem;
import io.chartwright.kubernetes.Minor;
import io.chartwright.model.Mapping;
import io.chartwright.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The whole text of what is said of each object that was made by hand: nothing of a good one. {@code -Dproblems.update=1}
 * writes the file anew.
 */
class ProblemTextsTest {
    private static final Path KEPT = Path.of("src/test/resources/kubernetes/problems-1.36.txt");
    private static final List<String> FILES = List.of(
            "admission.yaml",
            "certificates.yaml",
            "cluster.yaml",
            "data.yaml",
            "network.yaml",
            "scaling.yaml",
            "storage.yaml");

    @Test
    void problemsWhenAnObjectWasMadeByHandAreThoseThatAreKept() throws IOException {
        List<String> lines = new ArrayList<>();
        ApiCheck check = new ApiCheck(CustomKinds.of(List.of()));
        for (String file : FILES) {
            for (TruthCase made : TruthCorpus.read(TruthCorpus.folder().resolve(file))) {
                if (!made.isGenerated()) {
                    lines.add(made.base() + ": " + made.field());
                    check.problems(read(made), new Minor(36)).forEach(problem -> lines.add("    " + written(problem)));
                }
            }
        }

        if (System.getProperty("problems.update") != null) {
            Files.createDirectories(KEPT.getParent());
            Files.write(KEPT, lines);
        }
        assertThat(lines).containsExactlyElementsOf(Files.readAllLines(KEPT));
    }

    private static Mapping read(TruthCase made) {
        return new YamlReader("truth").readMapping("case", made.object().toString());
    }

    private static String written(FieldProblem problem) {
        String text = problem.path() + ": " + problem.problem();
        return problem.fix().isEmpty() ? text : text + ", perhaps you should " + problem.fix();
    }
}
