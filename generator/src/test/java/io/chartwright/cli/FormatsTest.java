package io.chartwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Other programs read the reports. */
class FormatsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    private static final Pattern ANNOTATION =
            Pattern.compile("::(error|warning) title=([^,:]+),file=([^,:]+)(?:,line=(\\d+))?(?:,col=(\\d+))?::(.+)");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path project;

    private final Map<String, String> environment = new HashMap<>();

    @ParameterizedTest
    @CsvSource({
        "findings-are-reported-at-once, 1",
        "validate-finds-what-helm-cannot, 1",
        "reports-have-awkward-text, 1",
        "release-does-everything, 0"
    })
    void sarifWhenWrittenIsAsItsSchemaSays(String name, int exitCode) throws IOException {
        String log = validate(name, "sarif", exitCode);

        try (InputStream schema =
                Objects.requireNonNull(getClass().getResourceAsStream("/schema/sarif-schema-2.1.0.json"))) {
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                            .getSchema(schema, InputFormat.JSON)
                            .validate(log, InputFormat.JSON))
                    .isEmpty();
        }
        JsonNode run = new ObjectMapper().readTree(log).at("/runs/0");
        run.path("results").forEach(result -> {
            JsonNode rule =
                    run.at("/tool/driver/rules").path(result.path("ruleIndex").asInt());
            assertThat(rule.path("id")).isEqualTo(result.path("ruleId"));
            assertThat(rule.at("/help/markdown").asText()).contains("Good:");
            String uri = result.at("/locations/0/physicalLocation/artifactLocation/uri")
                    .asText();
            assertThat(project.resolve(URI.create(uri).getPath())).exists();
            assertThat(result.at("/locations/0/physicalLocation/region")
                            .path("startLine")
                            .asInt(1))
                    .isPositive();
        });
        assertThat(run.path("results").isEmpty()).isFalse();
    }

    @Test
    void fingerprintWhenLinesMoveStays() throws IOException {
        List<String> before = fingerprints(validate("findings-are-reported-at-once", "sarif", 1));
        for (Path file : CaseProject.filesIn(project)) {
            if (file.toString().endsWith(".yaml")) {
                Files.writeString(file, "# moved down\n\n" + Files.readString(file));
            }
        }

        assertThat(fingerprints(run(List.of("validate", "--format", "sarif"), 1)))
                .containsExactlyElementsOf(before)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "findings-are-reported-at-once, 11, 11, 1",
        "reports-have-awkward-text, 5, 1, 1",
        "release-does-everything, 3, 0, 0"
    })
    void junitWhenReadByMavenHasTheFindings(String name, int tests, int failures, int exitCode) throws Exception {
        Path file = project.resolve("junit.xml");
        Files.writeString(file, validate(name, "junit", exitCode));

        try (InputStreamReader reader = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
            TestSuiteXmlParser parser = new TestSuiteXmlParser(new NullConsoleLogger());
            List<ReportTestSuite> suites = parser.parse(reader);
            assertThat(parser.isValid()).isTrue();
            // Maven shows a suite for each class name, here for each rule.
            assertThat(suites.stream()
                            .mapToInt(ReportTestSuite::getNumberOfTests)
                            .sum())
                    .isEqualTo(tests);
            assertThat(suites.stream().flatMap(suite -> suite.getTestCases().stream()))
                    .hasSize(tests)
                    .filteredOn(ReportTestCase::hasFailure)
                    .hasSize(failures)
                    .allSatisfy(test -> assertThat(test.getFailureMessage()).isNotBlank());
        }
    }

    @ParameterizedTest
    @CsvSource({"findings-are-reported-at-once", "validate-finds-what-helm-cannot", "reports-have-awkward-text"})
    void annotationWhenMadePointsAtALineThatExists(String name) throws IOException {
        environment.put("GITHUB_WORKSPACE", project.resolve("..").toString());

        assertThat(validate(name, "github", 1).lines()).isNotEmpty().allSatisfy(line -> {
            Matcher annotation = ANNOTATION.matcher(line);
            assertThat(annotation.matches()).as(line).isTrue();
            String file =
                    annotation.group(3).replace("%2C", ",").replace("%3A", ":").replace("%25", "%");
            List<String> lines = Files.readAllLines(project.resolveSibling(file));
            if (annotation.group(4) != null) {
                String named = lines.get(Integer.parseInt(annotation.group(4)) - 1);
                assertThat(Integer.parseInt(Objects.requireNonNullElse(annotation.group(5), "1")))
                        .isBetween(1, named.length() + 1);
            }
        });
    }

    @Test
    void summaryWhenGithubWantsOneIsAppended() throws IOException {
        Path summary = project.resolve("summary.md");
        Files.writeString(summary, "Before\n");
        environment.put("GITHUB_STEP_SUMMARY", summary.toString());

        validate("reports-have-awkward-text", "github", 1);

        assertThat(Files.readString(summary)).startsWith("Before\n## chartwright validate: 1 error and 4 warnings\n");
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void reportWhenValuesHoldASecretDoesNotShowIt(Format format) throws IOException {
        CaseProject.lay("validate-refuses-values-that-the-schema-refuses", project);
        Path values = project.resolve("values").resolve("local.yaml");
        Files.writeString(
                values,
                Files.readString(values)
                        .replace("  web:\n", "  password: canary-1\n  web:\n")
                        .replaceFirst("replicas: .*", "replicas: canary-2"));
        assertThat(Files.readString(values)).contains("canary-1", "canary-2");

        assertThat(run(List.of("validate", "--format", format.name()), 1))
                .contains("values/schema", "password")
                .doesNotContain("canary-");
    }

    private List<String> fingerprints(String log) throws IOException {
        List<String> fingerprints = new ArrayList<>();
        new ObjectMapper()
                .readTree(log)
                .at("/runs/0/results")
                .forEach(result -> fingerprints.add(
                        result.at("/partialFingerprints").path("findingHash/v1").asText()));
        return fingerprints;
    }

    private String validate(String name, String format, int exitCode) throws IOException {
        CaseProject.lay(name, project);
        return run(List.of("validate", "--format", format), exitCode);
    }

    private String run(List<String> arguments, int exitCode) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        Surroundings surroundings = new Surroundings(
                InputStream.nullInputStream(),
                stream,
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                project,
                environment,
                Map.of(),
                TODAY);
        assertThat(Main.run(arguments.toArray(String[]::new), surroundings)).isEqualTo(exitCode);
        return out.toString(StandardCharsets.UTF_8);
    }
}
