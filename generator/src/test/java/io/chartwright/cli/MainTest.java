package io.chartwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    private static final String ESCAPE = "\u001b[";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path project;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void makeAProjectWithAProblem() throws IOException {
        Files.createDirectories(project.resolve("chart-templates"));
    }

    @Test
    void runWhenSomethingIsABugSaysSoWithoutATrace() {
        assertThat(run(broken(), Map.of(), Map.of(), "render")).isEqualTo(70);

        assertThat(text(err))
                .startsWith("chartwright: this is a bug in chartwright: java.lang.IllegalStateException: no output")
                .contains("--debug")
                .doesNotContain("\tat ");
    }

    @Test
    void runWhenABugIsDebuggedShowsItsTrace() {
        assertThat(run(broken(), Map.of(), Map.of(), "render", "--debug")).isEqualTo(70);

        assertThat(text(err)).contains("\tat io.chartwright");
    }

    @Test
    void runWhenColorsAreWantedOrNotObeys() {
        Map<String, String> terminal = Map.of("chartwright.terminal", "stdout");

        assertThat(outputOf(Map.of(), Map.of(), "render")).contains("error: ").doesNotContain(ESCAPE);
        assertThat(outputOf(Map.of(), Map.of(), "render", "--color=always")).contains(ESCAPE);
        assertThat(outputOf(Map.of(), terminal, "render")).contains(ESCAPE);
        assertThat(outputOf(Map.of("NO_COLOR", "1"), terminal, "render")).doesNotContain(ESCAPE);
        assertThat(outputOf(Map.of("TERM", "dumb"), terminal, "render")).doesNotContain(ESCAPE);
        assertThat(outputOf(Map.of(), terminal, "render", "--color=never")).doesNotContain(ESCAPE);
    }

    @Test
    void terminalsWhenTheLauncherCannotTellAreWhatJavaSays() {
        assertThat(Main.terminals("console", true)).isEqualTo("stdout,stderr");
        assertThat(Main.terminals("console", false)).isEmpty();
        assertThat(Main.terminals("stderr", true)).isEqualTo("stderr");
    }

    @Test
    void runWhenThereIsNoProjectHereUsesTheLaunchersOwn() {
        Surroundings surroundings = new Surroundings(
                InputStream.nullInputStream(),
                stream(out),
                stream(err),
                Path.of("/").resolve("nowhere-at-all"),
                Map.of(),
                Map.of("chartwright.home", project.toString()),
                TODAY);

        assertThat(Main.run(new String[] {"render"}, surroundings)).isEqualTo(1);
        assertThat(text(out)).contains("[project/empty]");
    }

    @Test
    void completionWhenPrintedKnowsTheCommandsAndOptions() {
        assertThat(outputOf(Map.of(), Map.of(), "completion"))
                .contains("complete -F", "render validate package publish release", "--profile", "--repo");
    }

    private String outputOf(Map<String, String> environment, Map<String, String> properties, String... arguments) {
        out.reset();
        run(stream(out), environment, properties, arguments);
        return text(out);
    }

    private int run(
            PrintStream to, Map<String, String> environment, Map<String, String> properties, String... arguments) {
        InputStream none = InputStream.nullInputStream();
        return Main.run(arguments, new Surroundings(none, to, stream(err), project, environment, properties, TODAY));
    }

    private static PrintStream stream(OutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Returns a stream that fails as no stream does. */
    private static PrintStream broken() {
        return new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8) {
            @Override
            public void print(String text) {
                throw new IllegalStateException("no output");
            }
        };
    }
}
