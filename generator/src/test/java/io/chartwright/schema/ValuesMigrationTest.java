package io.chartwright.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValuesMigrationTest {
    private static final String MODEL = """
            type: object
            properties:
              player:
                $ref: "#/$defs/tier"
                description: The player.
                x-renamed-from: web
              runtime: {$ref: "#/$defs/tier"}
            $defs:
              tier:
                type: object
                description: One tier.
                properties:
                  replicas:
                    type: integer
                    description: How many pods.
                    default: 1
                    x-renamed-from: [.replicaCount, .pods]
                  labels:
                    type: object
                    description: Labels.
                    additionalProperties: {type: string}
                    default: {}
            """;

    @Test
    void migrateWhenNothingIsOldReturnsTheSameText() {
        String text = "player:\n   replicas:   3 # x\n\n\n";

        assertThat(migrate(text)).isEqualTo(new ValuesMigration.Migrated(text, List.of(), List.of()));
    }

    @Test
    void migrateWhenAGroupAndAKeyInItAreRenamedMovesBoth() {
        assertThat(migrate("# w\nweb:\n  # r\n  pods: 3\nruntime:\n  replicaCount: 2\n")
                        .text())
                .isEqualTo("# w\nplayer:\n  # r\n  replicas: 3\nruntime:\n  replicas: 2\n");
    }

    @Test
    void migrateWhenTheNewGroupIsThereMovesWhatIsInTheOldOne() {
        assertThat(migrate("web:\n  replicas: 3\nplayer:\n  labels: {a: b}\n").text())
                .isEqualTo("player:\n  labels: {a: b}\n  replicas: 3\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'player: {replicas: 1, pods: 2}' | v.yaml:1:23 | set too, on line 1
            'player: {replicaCount: 1, pods: 2}' | v.yaml:1:27 | set too
            'player: null\nweb: {pods: 2}' | v.yaml:2:1 | set too
            'x: &a {labels: {a: b}}\nweb:\n  <<: *a\n  pods: 2\nplayer:\n  replicas: 1' | v.yaml:4:3 | set too
            'web: {pods: 2}\nplayer: {}' | v.yaml:1:7 | cannot be moved by itself
            'x: &a {web: {pods: 2}}\n<<: *a' | v.yaml:1:8 | cannot be moved by itself
            'x: 1\n!!str web: {pods: 2}' | v.yaml:2: | cannot be moved by itself
            'web: {labels: {}}\nplayer: {replicas: 1}' | v.yaml:1:7 | cannot be moved by itself
            """)
    void migrateWhenItWouldGuessRefuses(String text, String place, String problem) {
        InvalidInputException refused =
                catchThrowableOfType(InvalidInputException.class, () -> migrate(text.replace("\\n", "\n")));

        assertThat(refused.findings())
                .anySatisfy(finding ->
                        assertThat(finding.toString()).startsWith(place).contains(problem));
    }

    @Test
    void migrateWhenAKeyIsUnknownWarnsWithTheNearestOne() {
        assertThat(migrate("web:\n  lables: {}\n").warnings())
                .extracting(Finding::toString)
                .containsExactly(
                        "v.yaml:2:3: warning: [values/unknown-key] unknown key 'player.lables', perhaps you should write 'labels'");
    }

    @ParameterizedTest
    @CsvSource({
        "player, still is a key",
        "runtime.labels.app, still is a key",
        ".player, still is a key",
        "runtime.pods, already",
        "[], is a list",
        "[a..b], holds no path",
        "3, holds no path"
    })
    void readWhenAnOldNameCannotBeSaysWhere(String old, String problem) {
        String model = MODEL.replace("x-renamed-from: web", "x-renamed-from: " + old);

        InvalidInputException refused =
                catchThrowableOfType(InvalidInputException.class, () -> ValuesModel.read("m.yaml", model));

        assertThat(refused).hasMessageContaining("[values/renamed]").hasMessageContaining(problem);
    }

    private static ValuesMigration.Migrated migrate(String text) {
        return ValuesMigration.migrate(ValuesModel.read("m.yaml", MODEL), "v.yaml", text);
    }
}
