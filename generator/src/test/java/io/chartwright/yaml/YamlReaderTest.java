package io.chartwright.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class YamlReaderTest {

    private final YamlReader reader = new YamlReader("test");

    @Test
    void readMappingWhenNestedKeepsPositionsAndComments() {
        Mapping root = reader.readMapping("a.yaml", "# top\n# of it\nx:\n  # above y\n  y: 1\n  z: two # beside\n");
        Mapping.Entry x = Objects.requireNonNull(root.entries().get("x"));
        assertThat(x.comment()).containsExactly("top", "of it");
        Mapping inner = (Mapping) x.node();
        assertThat(inner.entries().get("y"))
                .isEqualTo(new Mapping.Entry(
                        "y",
                        new Scalar(BigInteger.ONE, new Location("a.yaml", 5, 6)),
                        new Location("a.yaml", 5, 3),
                        List.of("above y")));
        assertThat(inner.entries().get("z")).extracting(Mapping.Entry::comment).isEqualTo(List.of());
    }

    @Test
    void readMappingWhenCommentsWithABlankLineFollowABlockReadsIt() {
        Mapping root = reader.readMapping("a.yaml", "a:\n  b: |\n    x\n  # one\n\n  # two\nc: d\n");

        assertThat(root.entries().keySet()).containsExactly("a", "c");
    }

    @Test
    void readMappingWhenWordsAreYaml11ReadsThemAsHelmDoes() {
        Mapping root = reader.readMapping("a.yaml", """
                a: yes
                b: 'yes'
                c: 010
                d: 1.20
                e: 2026-08-22
                f: ~
                g: 22:22
                h: 0x1F
                i: 1_000
                j: !!str 12
                """);
        assertThat(root.entries().values())
                .extracting(entry -> ((Scalar) entry.node()).value())
                .containsExactly(
                        true,
                        "yes",
                        BigInteger.valueOf(8),
                        new BigDecimal("1.20"),
                        "2026-08-22",
                        null,
                        "22:22",
                        BigInteger.valueOf(31),
                        BigInteger.valueOf(1000),
                        "12");
    }

    @Test
    void readMappingWhenWordsAreLikeYaml11ReadsThemAsGoDoes() {
        Mapping root = reader.readMapping("a.yaml", """
                a: y
                b: N
                c: 0o17
                d: 089
                e: 1e3
                f: 0o8
                g: Y1
                h: !!str y
                """);
        assertThat(root.entries().values())
                .extracting(entry -> ((Scalar) entry.node()).value())
                .containsExactly(
                        true,
                        false,
                        BigInteger.valueOf(15),
                        BigInteger.valueOf(89),
                        new BigDecimal("1e3"),
                        "0o8",
                        "Y1",
                        "y");
    }

    @Test
    void readMappingWhenKeysRepeatReportsEachOfThem() {
        InvalidInputException problem = catchThrowableOfType(
                InvalidInputException.class, () -> reader.readMapping("a.yaml", "a: 1\nb:\n  c: 1\n  c: 2\na: 3\n"));
        assertThat(problem.findings())
                .extracting(finding -> finding.location() + " " + finding.rule() + " " + finding.problem())
                .containsExactly(
                        "a.yaml:4:3 test/duplicate-key key 'c' stands here again, first on line 3",
                        "a.yaml:5:1 test/duplicate-key key 'a' stands here again, first on line 1");
    }

    @Test
    void readMappingWhenNotYamlNamesThePlace() {
        assertThatThrownBy(() -> reader.readMapping("a.yaml", "a: 1\n b: : 2\n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("a.yaml:2:")
                .hasMessageContaining("[test/syntax] not readable as YAML");
    }

    @Test
    void readMappingWhenTwoDocumentsRefuses() {
        assertThatThrownBy(() -> reader.readMapping("a.yaml", "a: 1\n---\nb: 2\n"))
                .hasMessageContaining("a.yaml:3:1: error: [test/syntax] a second YAML document begins here");
    }

    @Test
    void readMappingWhenAliasesAndMergeKeysResolvesThem() {
        Mapping root = reader.readMapping("a.yaml", "base: &b {x: 1, z: 2}\nuse:\n  <<: *b\n  z: 3\nagain: *b\n");
        assertThat(new YamlWriter().write(root))
                .isEqualTo("base:\n  x: 1\n  z: 2\nuse:\n  z: 3\n  x: 1\nagain:\n  x: 1\n  z: 2\n");
    }

    @Test
    void readAllWhenAliasBombStops() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            String below = "*a" + (i - 1);
            bomb.append("a" + i + ": &a" + i + " ["
                    + String.join(", ", List.of(below, below, below, below, below, below, below, below, below, below))
                    + "]\n");
        }
        assertThatThrownBy(() -> reader.readAll("bomb.yaml", bomb.toString())).hasMessageContaining("aliases");
    }

    @Test
    void readAllWhenCyclicStops() {
        assertThatThrownBy(() -> reader.readAll("cycle.yaml", "a: &a\n  b: *a\n"))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void readAllWhenEmptyDocumentsSkipsThem() {
        List<Node> documents = reader.readAll("a.yaml", "---\n# nothing\n---\na: 1\n---\n");
        assertThat(documents).hasSize(1);
    }
}
