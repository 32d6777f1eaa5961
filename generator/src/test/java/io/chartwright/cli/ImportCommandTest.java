package io.chartwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.schema.ValuesChecker;
import io.chartwright.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes where when manifests are imported, and that no secret goes anywhere. */
class ImportCommandTest {
    private static final Path PROJECT = Path.of("..");
    private static final String REFERENCE = "generator/src/test/resources/reference";
    private static final String REFUSED = "generator/src/test/resources/adopt/what-is-refused/manifests.yaml";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void valuesWhenNoFileIsNamedGoToStandardOutputAlone() {
        Ran ran = run("", REFERENCE);

        assertThat(ran.exitCode()).isZero();
        assertThat(new YamlReader("values").readMapping("out", ran.out()).entries())
                .containsKeys("player", "runtime");
        assertThat(ran.err())
                .contains("proven by rendering", "overlay     eks-public")
                .doesNotContain("# 1. Look");
    }

    @Test
    void valuesWhenAFileIsNamedGoThereAndReportAndPlanToStandardOutput() throws IOException {
        Path file = folder.resolve("mine.yaml");
        Ran ran = run("", REFERENCE, "--output", file.toString(), "--plan");

        assertThat(ran.exitCode()).isZero();
        assertThat(Files.readString(file)).contains("existingSecret: boomi-flow-secret");
        assertThat(ran.out()).contains("proven by rendering", "helm install flow charts/boomi-flow");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void manifestsWhenOnStandardInputAreRead() throws IOException {
        Ran ran = run(Files.readString(PROJECT.resolve(REFUSED)), "-");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(ran.out()).contains("url: https://cdn.example.com/flow");
        assertThat(ran.err()).contains("stdin:25:20: error: [import/not-reproduced]");
    }

    @ParameterizedTest
    @ValueSource(strings = {REFERENCE, REFUSED})
    void jsonWhenPrintedIsAsItsSchemaSays(String manifests) throws IOException {
        Ran ran = run("", manifests, "--format", "json");

        ValuesChecker schema = new ValuesChecker(Files.readString(PROJECT.resolve("docs/output.schema.json")));
        assertThat(schema.check(new YamlReader("output").readMapping("output", ran.out())))
                .isEmpty();
        assertThat(ran.out()).contains("\"imported\"", "\"plan\"");
    }

    @Test
    void markdownWhenPrintedHasATableForEachObject() {
        Ran ran = run("", REFERENCE, "--format", "markdown=" + folder.resolve("report.md"), "--plan");

        assertThat(ran.exitCode()).isZero();
        assertThat(folder.resolve("report.md")).content().contains("### Deployment/nginx", "| carried |", "### Plan");
    }

    @Test
    void overlayWhenNamedIsTaken() {
        assertThat(run("", REFERENCE, "--overlay", "eks-auto-public").err())
                .contains("overlay     eks-auto-public. You named it.");
        assertThat(run("", REFERENCE, "--overlay", "eks-atuo-public").all()).contains("write 'eks-auto-public'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData:\n  a: canary\n  a: canary\n",
                "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData:\n  a: \"canary\n b: {canary\n",
                "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: [canary\n",
                "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ndata: &canary1 {a: *canary2}\nstringData: canary\n",
                "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {a: canary}\n",
                "- canary\n",
                "canary\n"
            })
    void secretsWhenManifestsAreBrokenAreToldNowhere(String manifests) {
        for (String format : List.of("text", "json", "markdown")) {
            Ran ran = run(manifests, "-", "--debug", "--plan", "--format", format);

            assertThat(ran.exitCode()).isEqualTo(ExitCode.FINDINGS);
            assertThat(ran.all().replaceAll("canary[12]", "")).doesNotContain("canary");
        }
    }

    private static Ran run(String input, String... words) {
        List<String> all = new ArrayList<>(List.of("import"));
        all.addAll(List.of(words));
        return Ran.in(PROJECT.toAbsolutePath().normalize(), Map.of(), input, all.toArray(String[]::new));
    }
}
