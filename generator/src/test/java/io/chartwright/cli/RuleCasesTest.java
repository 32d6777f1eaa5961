package io.chartwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.rules.Rule;
import io.chartwright.rules.RuleCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every rule has a case that breaks it, whose findings are asserted as a whole, and one that keeps it: the folder {@code
 * src/test/resources/rules/<group>/<rule>}.
 *
 * <p>A rule about objects has {@code bad.yaml} and {@code good.yaml} there, which {@code RuleExamplesTest} checks. Any other
 * has {@code findings.txt}, the commands and what they find of the rule, run here in the project {@code cases/_base} and the
 * chart {@code rules/_base/web} under the files of {@code good}. What breaks the rule is the files of {@code bad}, and the
 * lines that begin with {@code -}; without them every command must succeed. Other lines are as in {@link CasesTest}; {@code
 * -Dcases.update} writes the findings anew.
 */
class RuleCasesTest {
    private static final Path RULES = Path.of("src", "test", "resources", "rules");
    private static final String FINDINGS = "findings.txt";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path project;

    static List<String> rules() throws IOException {
        try (Stream<Path> files = Files.walk(RULES, 3)) {
            return files.filter(file -> file.endsWith(FINDINGS))
                    .map(file -> RULES.relativize(file.getParent()).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyRuleHasAFailingAndAPassingCase() throws IOException {
        List<String> objects = new ArrayList<>();
        try (Stream<Path> files = Files.walk(RULES, 3)) {
            files.filter(file -> file.endsWith("bad.yaml"))
                    .map(Path::getParent)
                    .filter(folder -> Files.exists(folder.resolve("good.yaml")))
                    .forEach(folder ->
                            objects.add(RULES.relativize(folder).toString().replace('\\', '/')));
        }

        assertThat(Stream.concat(objects.stream(), rules().stream()).sorted())
                .containsExactlyElementsOf(RuleCatalog.load().rules().stream()
                        .map(Rule::id)
                        .sorted()
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void commandsWhenTheRuleIsBrokenFindWhatTheTextSays(String rule) throws IOException {
        Path file = RULES.resolve(rule).resolve(FINDINGS);
        lay(rule, "good");
        lay(rule, "bad");

        StringBuilder found = new StringBuilder();
        try (CaseRun run = new CaseRun(project)) {
            for (String line : script(file)) {
                found.append(line).append('\n');
                if (line.startsWith("$ ")) {
                    found.append(findings(rule, run.run(line.substring(2))));
                } else {
                    run.prepare(line.substring(2));
                }
            }
        }

        if (System.getProperty("cases.update") != null) {
            Files.writeString(file, found);
        }
        assertThat(found.toString()).contains(": [" + rule + "] ").isEqualTo(Files.readString(file));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void commandsWhenTheRuleIsKeptSucceedWithoutAFinding(String rule) throws IOException {
        lay(rule, "good");

        try (CaseRun run = new CaseRun(project)) {
            for (String line : script(RULES.resolve(rule).resolve(FINDINGS))) {
                if (line.startsWith("$ ")) {
                    Ran ran = run.run(line.substring(2));
                    assertThat(ran.exitCode()).as(ran.all()).isZero();
                    assertThat(findings(rule, ran)).isEmpty();
                } else if (line.startsWith("+ ")) {
                    run.prepare(line.substring(2));
                }
            }
        }
    }

    private void lay(String rule, String folder) throws IOException {
        if (folder.equals("good")) {
            CaseProject.copy(CaseProject.CASES.resolve("_base"), project);
            CaseProject.copy(RULES.resolve("_base"), project);
        }
        Path files = RULES.resolve(rule).resolve(folder);
        if (Files.isDirectory(files)) {
            CaseProject.copy(files, project);
        }
    }

    private static List<String> script(Path file) throws IOException {
        return Files.readString(file)
                .lines()
                .filter(line -> line.matches("[-+$] .*"))
                .toList();
    }

    private static String findings(String rule, Ran ran) {
        return ran.all()
                .lines()
                .filter(line -> line.contains(": [" + rule + "] "))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}
