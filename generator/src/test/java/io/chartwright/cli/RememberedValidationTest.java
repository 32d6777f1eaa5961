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
import java.util.List;
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
            assertThat(results).hasSize(3);
        }
    }

    private Outcome validate(Engine engine) {
        Pipeline pipeline = new Pipeline(Request.of(project).withEngine(engine), Reporter.silent());
        pipeline.validate();
        return pipeline.outcome();
    }
}
