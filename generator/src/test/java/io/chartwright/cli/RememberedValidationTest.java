package io.chartwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.Engine;
import io.chartwright.Outcome;
import io.chartwright.Pipeline;
import io.chartwright.Reporter;
import io.chartwright.Request;
import io.chartwright.cache.ResultCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How validation is carried out does not show in what it finds. */
class RememberedValidationTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path project;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path kept;

    static List<String> cases() throws IOException {
        return CasesTest.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void findingsWhenRememberedAreThoseThatWereComputed(String name) throws IOException {
        CaseProject.lay(name, project);
        Engine remembering = Engine.usual().withCache(new ResultCache(kept, "1"));
        Outcome computed = validate(Engine.usual());

        assertThat(validate(remembering)).isEqualTo(computed);
        assertThat(validate(remembering)).isEqualTo(computed);
        assertThat(validate(Engine.usual().withJobs(1))).isEqualTo(computed);
        assertThat(validate(Engine.usual().withJobs(5))).isEqualTo(computed);
    }

    @Test
    void findingsWhenAFileHasChangedAreComputedAnew() throws IOException {
        CaseProject.lay("validate-finds-what-helm-cannot", project);
        Engine remembering = Engine.usual().withCache(new ResultCache(kept, "1"));
        validate(remembering);
        for (Path file : List.of(
                project.resolve("values/aws.yaml"), project.resolve("chart-templates/mini/templates/configmap.yaml"))) {
            Files.writeString(file, "\n" + Files.readString(file));
            assertThat(validate(remembering)).isEqualTo(validate(Engine.usual()));
        }
        try (Stream<Path> results = Files.list(kept)) {
            // One of each state, and one with the parts of the project.
            assertThat(results).hasSize(4);
        }
    }

    @ParameterizedTest
    @MethodSource("someCases")
    void chartsAndFindingsAfterRandomChangesAreThoseThatWereComputed(String name) throws IOException {
        CaseProject.lay(name, project);
        Engine remembering = Engine.usual().withCache(new ResultCache(kept, "1"));
        Random random = new Random(name.hashCode());
        for (int change = 0; change < 8; change++) {
            String what = change(random);
            assertThat(run(remembering)).as("%s: %s", name, what).isEqualTo(run(Engine.usual()));
            assertThat(run(remembering)).as("%s: %s", name, what).isEqualTo(run(Engine.usual()));
        }
    }

    /** Every fourth case. */
    static List<String> someCases() throws IOException {
        List<String> all = CasesTest.cases();
        return IntStream.range(0, all.size() / 4)
                .mapToObj(number -> all.get(number * 4))
                .toList();
    }

    /** Changes one line of one source; returns what was done. Most changes leave a project that can be rendered. */
    private String change(Random random) throws IOException {
        List<Path> sources = files("chart-templates", "values");
        if (sources.isEmpty()) {
            return "nothing to change";
        }
        Path file = sources.get(random.nextInt(sources.size()));
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        int line = random.nextInt(lines.size() + 1);
        String before = line < lines.size() ? lines.get(line) : "";
        switch (random.nextInt(4)) {
            case 0 -> lines.add(line, before.startsWith(" ") ? before : "# " + random.nextInt());
            case 1 -> lines.add("# " + random.nextInt());
            case 2 -> lines.set(Math.min(line, lines.size() - 1), before.replaceAll("\\d", "7"));
            default -> lines.set(Math.min(line, lines.size() - 1), before + " ");
        }
        Files.write(file, lines);
        return project.relativize(file) + " near line " + line + " '" + before + "'";
    }

    /** Returns what validation finds, and every file of the charts that are then written. */
    private List<Object> run(Engine engine) throws IOException {
        Pipeline pipeline = new Pipeline(Request.of(project).withEngine(engine), Reporter.silent());
        pipeline.validate();
        Outcome found = pipeline.outcome();
        pipeline.render();
        List<Object> all = new ArrayList<>(List.of(found));
        for (Path file : files("charts")) {
            all.add(project.relativize(file) + "\n" + Files.readString(file));
        }
        return all;
    }

    private List<Path> files(String... folders) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : folders) {
            if (Files.isDirectory(project.resolve(folder))) {
                try (Stream<Path> all = Files.walk(project.resolve(folder))) {
                    all.filter(Files::isRegularFile).sorted().forEach(files::add);
                }
            }
        }
        return files;
    }

    private Outcome validate(Engine engine) {
        Pipeline pipeline = new Pipeline(Request.of(project).withEngine(engine), Reporter.silent());
        pipeline.validate();
        return pipeline.outcome();
    }
}
