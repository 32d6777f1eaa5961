package io.chartwright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.chartwright.model.Content;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever {@code validate} is given, it says what is wrong with it, ends in time, and takes it for no bug of its own. */
@Timeout(30)
class HostileInputTest {
    private static final String OBJECT = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  k: v\n";
    private static final String METADATA = "apiVersion: v2\nname: hostile\nversion: 1.0.0\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private record Said(int exitCode, String text) {}

    private record Hostile(String name, Content content, String says) {
        Hostile(String name, String content, String says) {
            this(name, Content.of(content), says);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Hostile[] manifests() {
        byte[] junk = new byte[100_000];
        new Random(1).nextBytes(junk);
        return new Hostile[] {
            new Hostile("truncated", "kind: \"ConfigMap", "bad.yaml:1:7: error: [api/syntax] not readable as YAML"),
            new Hostile("cyclic alias", "a: &a\n  b: *a\n", "bad.yaml:1:4: error: [api/syntax] an alias here contains"),
            new Hostile(
                    "cyclic merge", "a: &a\n  <<: *a\n", "bad.yaml:1:4: error: [api/syntax] an alias here contains"),
            new Hostile("alias bomb", bomb(), "Number of aliases for non-scalar nodes exceeds"),
            new Hostile("too large", " ".repeat(17 * 1024 * 1024), "[api/syntax] is larger than 16 MiB"),
            new Hostile("too many nodes", "[" + "1,".repeat(2_100_000) + "]", "the file has too much in it"),
            new Hostile("deep flow", "[".repeat(200_000), "Nesting Depth exceeded max 100"),
            new Hostile("deep sequence", "- ".repeat(100_000) + "a", "Nesting Depth exceeded max 100"),
            new Hostile("deep key", "? ".repeat(100_000) + "a", "Nesting Depth exceeded max 100"),
            new Hostile("binary junk", Content.of(junk), "[api/syntax] is not UTF-8"),
            new Hostile("NUL byte", OBJECT + "  x: a\0b\n", "special characters are not allowed"),
            new Hostile("duplicate key", OBJECT + "  k: w\n", "bad.yaml:7:3: error: [api/duplicate-key]"),
            new Hostile("list", "- a\n", "bad.yaml:1:1: error: [api/identity] here is a list, not an object"),
            new Hostile("empty", "", "[api/identity] there is no object here"),
            new Hostile("only separators", "---\n".repeat(1000), "[api/identity] there is no object here"),
            new Hostile("foreign tag", "!!java.net.URL [a]\n", "Global tag is not allowed")
        };
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void validateWhenManifestsAreHostileSaysWhatIsWrong(Hostile hostile) throws IOException {
        Files.write(folder.resolve("bad.yaml"), hostile.content().bytes());

        assertFound(validate("bad.yaml"), hostile.says());
    }

    @ParameterizedTest
    @CsvSource({"'\ufeff',\n", "'','\r\n'"})
    void validateWhenAnEditorLeftItsMarksTakesTheManifest(String start, String lineEnd) throws IOException {
        String end = lineEnd == null ? "\n" : lineEnd;
        Files.writeString(folder.resolve("good.yaml"), start + OBJECT.replace("\n", end));

        assertThat(validate("good.yaml").exitCode()).isEqualTo(ExitCode.OK);
    }

    @Test
    void validateWhenThereAreTenThousandObjectsThatSelectEachOtherEndsInTime() throws IOException {
        Files.writeString(
                folder.resolve("many.yaml"),
                IntStream.range(0, 5000).mapToObj(HostileInputTest::pair).collect(Collectors.joining("---\n")));

        assertThat(validate("many.yaml").exitCode()).isEqualTo(ExitCode.OK);
    }

    @Test
    void validateWhenANumberIsAstronomicalDoesNotWriteItOut() throws IOException {
        Files.writeString(folder.resolve("number.yaml"), OBJECT + "  n: 1e999999999\n");

        assertThat(validate("number.yaml").exitCode()).isEqualTo(ExitCode.OK);
    }

    @Test
    void validateWhenStandardInputIsEmptySaysSo() {
        assertFound(validate("-", InputStream.nullInputStream()), "stdin: error: [api/identity] there is no object");
        assertFound(validate("-", new ByteArrayInputStream(new byte[] {(byte) 0xff})), "stdin: error: [api/syntax]");
    }

    @Test
    void validateWhenAFolderIsNamedLikeAManifestLooksIntoIt() throws IOException {
        Files.createDirectories(folder.resolve("x.yaml"));
        Files.writeString(folder.resolve("x.yaml/y.yaml"), OBJECT);

        assertThat(validate("x.yaml").exitCode()).isEqualTo(ExitCode.OK);
    }

    @Test
    void validateWhenThePathIsAPipeSaysHowToReadOne() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe.yaml");
        assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        Said said = validate("pipe.yaml");

        assertThat(said.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(said.text())
                .contains("pipe.yaml is neither a file nor a folder; to read a pipe, write '- < pipe.yaml'");
    }

    @ParameterizedTest
    @CsvSource({"templates/p.yaml,/etc/hostname", "loop,.", ".helmignore,/dev/zero", "values.yaml,/etc/hostname"})
    void validateWhenAChartHasALinkRefusesIt(String path, String target) throws IOException {
        Path chart = chart("a: b");
        Files.createSymbolicLink(chart.resolve(path), Path.of(target));

        assertFound(validate("chart"), "chart/" + path + ": error: [project/file] is a symbolic link");
    }

    @Test
    void validateWhenChartYamlIsALinkRefusesIt() throws IOException {
        Path file = chart("a: b").resolve("Chart.yaml");
        Files.delete(file);
        Files.createSymbolicLink(file, Path.of("/dev/zero"));

        assertFound(validate("chart"), "chart/Chart.yaml: error: [project/file] is a symbolic link");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Chart.yaml | - a | chart/Chart.yaml:1:1: error: [chart/syntax] expected a mapping, found a list",
                "Chart.yaml | # | is no name for a chart",
                "values.yaml | - a | chart/values.yaml:1:1: error: [values/syntax] expected a mapping, found a list",
                "values.schema.json | { | chart/values.schema.json:1:2: error: [values/syntax]",
                "values.schema.json | {\"$ref\":\"#\"} | a $ref in it leads to itself without end",
                "values.schema.json | {\"$ref\":\"http://192.0.2.1/a\"} | error: [values/schema] not usable as a JSON schema"
            })
    void validateWhenAFileOfAChartIsHostileSaysWhatIsWrong(String path, String content, String says)
            throws IOException {
        Files.writeString(chart("a: b").resolve(path), content);

        assertFound(validate("chart"), says);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{{ range until 100000 }}{{ range until 100000 }}{{ end }}{{ end }} | Helm was stopped after 3 s",
                "{{ $s := \"x\" }}{{ range until 99 }}{{ $s = printf \"%s%s\" $s $s }}{{ end }} | for want of memory",
                "{{ repeat 2000000000 \"xxxx\" }} | for want of memory",
                "{{ define \"a\" }}{{ include \"a\" . }}{{ end }}{{ include \"a\" . }} | nested",
                "{{ if }} | missing value for if"
            })
    void validateWhenATemplateDoesNotEndStopsIt(String template, String says) throws IOException {
        chart(template);

        assertFound(validate("chart"), says);
    }

    private static String bomb() {
        return "a0: &a0 [x, x]\n"
                + IntStream.range(1, 60)
                        .mapToObj(i -> "a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1))
                        .collect(Collectors.joining());
    }

    private static String pair(int number) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: d%1$d}
                spec:
                  selector: {matchLabels: {app: a%1$d}}
                  template:
                    metadata: {labels: {app: a%1$d}}
                    spec: {containers: [{name: c, image: "registry.example.com/a:1"}]}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: d%1$d}
                spec: {selector: {app: a%1$d}, ports: [{port: 80}]}
                """.formatted(number);
    }

    private Path chart(String template) throws IOException {
        Path chart = folder.resolve("chart");
        Files.createDirectories(chart.resolve("templates"));
        Files.writeString(chart.resolve("Chart.yaml"), METADATA);
        Files.writeString(chart.resolve("templates/a.yaml"), template);
        return chart;
    }

    private static void assertFound(Said said, String text) {
        assertThat(said.text()).contains(text).doesNotContain("bug in chartwright", "\tat ");
        assertThat(said.exitCode()).isEqualTo(ExitCode.FINDINGS);
    }

    private Said validate(String path) {
        return validate(path, InputStream.nullInputStream());
    }

    private Said validate(String path, InputStream in) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        Surroundings surroundings =
                new Surroundings(in, print, print, folder, Map.of(), Map.of(), LocalDate.of(2026, 11, 28));
        int code = Main.run(new String[] {"validate", path}, surroundings);
        return new Said(code, out.toString(StandardCharsets.UTF_8));
    }
}
