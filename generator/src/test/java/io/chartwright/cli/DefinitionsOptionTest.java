package io.chartwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.Engine;
import io.chartwright.Outcome;
import io.chartwright.Pipeline;
import io.chartwright.Reporter;
import io.chartwright.Request;
import io.chartwright.ValidateRequest;
import io.chartwright.ValidateRequest.Named;
import io.chartwright.cache.ResultCache;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code validate --crds}. */
class DefinitionsOptionTest {
    private static final String DEFINITION = """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: ships.example.com}
            spec:
              group: example.com
              scope: Namespaced
              names: {plural: ships, kind: Ship}
              versions:
                - name: v1
                  served: true
                  storage: true
                  schema:
                    openAPIV3Schema:
                      type: object
                      properties:
                        spec:
                          type: object
                          properties:
                            masts: {type: integer, maximum: 7}
            """;

    private static final String SHIP = """
            apiVersion: example.com/v1
            kind: Ship
            metadata: {name: one}
            spec:
              mast: 3
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("ship.yaml"), SHIP);
        Files.createDirectories(folder.resolve("crds/sub"));
        Files.writeString(folder.resolve("crds/sub/ships.yaml"), DEFINITION);
    }

    @Test
    void validateWhenADefinitionIsGivenHoldsManifestsAgainstIt() {
        assertThat(validate().exitCode()).isZero();
        for (String definitions : List.of("crds", "crds/sub/ships.yaml")) {
            Ran ran = validate("--crds", definitions);
            assertThat(ran.exitCode()).isEqualTo(ExitCode.FINDINGS);
            assertThat(ran.out())
                    .contains("ship.yaml:5:3: error: [api/invalid] Ship/one spec.mast: unknown field")
                    .contains("masts");
        }
    }

    @Test
    void validateWhenDefinitionsAreInAListReadsEach() throws IOException {
        Files.writeString(
                folder.resolve("list.yaml"),
                "apiVersion: v1\nkind: List\nitems:\n  - " + DEFINITION.strip().replace("\n", "\n    ") + "\n");

        assertThat(validate("--crds", "list.yaml").exitCode()).isEqualTo(ExitCode.FINDINGS);
    }

    @Test
    void validateWhenNoDefinitionIsThereSaysSo() throws IOException {
        Files.writeString(folder.resolve("broken.yaml"), "a: [\n");

        assertThat(validate("--crds", "none").err()).contains("--crds: there is no file or folder none");
        assertThat(validate("--crds", "none").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(validate("--crds", "ship.yaml").err())
                .contains("--crds: no CustomResourceDefinition is in ship.yaml");
        Ran broken = validate("--crds", "broken.yaml");
        assertThat(broken.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(broken.out()).contains("broken.yaml:");
    }

    @Test
    void findingsOfAProjectWhenDefinitionsAreGivenAreNotThoseThatWereRememberedWithout() throws IOException {
        Path project = folder.resolve("project");
        CaseProject.lay("render-writes-once", project);
        Files.writeString(project.resolve("chart-templates/mini/templates/ship.yaml"), SHIP);
        Engine remembering = Engine.usual().withCache(new ResultCache(folder.resolve("kept"), "1"));
        Named definitions = new Named("crds", folder.resolve("crds"), InputStream.nullInputStream());

        ValidateRequest without = ValidateRequest.ofProject(List.of());
        assertThat(rules(validate(project, remembering, without))).doesNotContain("api/invalid");
        assertThat(rules(validate(project, remembering, without.with(List.of(definitions)))))
                .contains("api/invalid");
        assertThat(validate(project, remembering, without)).isEqualTo(validate(project, Engine.usual(), without));
    }

    private static Outcome validate(Path project, Engine engine, ValidateRequest what) {
        Pipeline pipeline = new Pipeline(Request.of(project).withEngine(engine), Reporter.silent());
        pipeline.validate(what);
        return pipeline.outcome();
    }

    private static List<String> rules(Outcome outcome) {
        return outcome.findings().stream().map(finding -> finding.rule()).toList();
    }

    private Ran validate(String... more) {
        List<String> words = new ArrayList<>(List.of("validate", "ship.yaml", "--only", "api/*"));
        words.addAll(List.of(more));
        return Ran.in(
                folder, Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString()), "", words.toArray(String[]::new));
    }
}
