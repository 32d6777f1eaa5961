package io.chartwright.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.chartwright.model.Mapping;
import io.chartwright.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Objects of a definition with rules: what a server of 1.36 says of them, and what we say. */
class CustomRulesTest {
    private static final Path SHIPS = Path.of("src/test/resources/cel/ships.yaml");
    private static final Minor MINOR = new Minor(36);

    private static Mapping recorded;
    private static ApiCheck check;

    @BeforeAll
    static void read() throws IOException {
        recorded = new YamlReader("test").readMapping("ships.yaml", Files.readString(SHIPS));
        check = new ApiCheck(
                CustomKinds.of(List.of(recorded.mapping("definition").orElseThrow())));
    }

    @Test
    void definitionWhenAServerTakesItIsTaken() {
        assertThat(check.problems(recorded.mapping("definition").orElseThrow(), MINOR))
                .isEmpty();
    }

    @Test
    void objectsWhenAServerTakesThemAreTaken() {
        assertThat(problems("taken"))
                .allSatisfy((title, problems) -> assertThat(problems).isEmpty());
    }

    @Test
    void objectsWhenAServerRefusesThemAreRefused() {
        assertThat(problems("refused"))
                .allSatisfy((title, problems) -> assertThat(problems).isNotEmpty());
    }

    @Test
    void objectsWhenARuleNeedsWhatIsNotRunHereAreLeftAlone() {
        assertThat(problems("unsaid"))
                .allSatisfy((title, problems) -> assertThat(problems).isEmpty());
    }

    @Test
    void problemWhenARuleIsBrokenNamesTheFieldAndTheMessage() {
        Map<String, List<FieldProblem>> found = problems("refused");

        assertThat(found.get("even 3"))
                .extracting(FieldProblem::path, FieldProblem::problem)
                .containsExactly(tuple("spec.even", "breaks a rule of its definition: even is wrong"));
        assertThat(found.get("boxes wrong")).extracting(FieldProblem::path).containsExactly("spec.boxes[1].parts");
        assertThat(found.get("mode default with"))
                .extracting(FieldProblem::problem)
                .containsExactly("breaks a rule of its definition: speed does not go with slow");
        assertThat(found.get("strict half"))
                .extracting(FieldProblem::problem)
                .containsExactly("lacks a field that a rule of its definition asks for: strict is wrong");
    }

    private static Map<String, List<FieldProblem>> problems(String group) {
        Map<String, List<FieldProblem>> problems = new TreeMap<>();
        recorded.mapping(group)
                .orElseThrow()
                .entries()
                .forEach((title, entry) -> problems.put(title, check.problems((Mapping) entry.node(), MINOR)));
        assertThat(problems).isNotEmpty();
        return problems;
    }
}
