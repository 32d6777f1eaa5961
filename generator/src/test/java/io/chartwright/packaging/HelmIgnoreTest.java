package io.chartwright.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HelmIgnoreTest {

    static Stream<Arguments> cases() {
        Mapping corpus = corpus();
        List<String> files = texts(corpus.items("files"));
        return corpus.items("cases").stream()
                .map(Mapping.class::cast)
                .map(known -> Arguments.of(known.text("rules").orElseThrow(), files, known));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void ignoresWhenHelmReadsTheSameRulesAgrees(String rules, List<String> files, Mapping known) {
        if (known.get("refused").isPresent()) {
            assertThatThrownBy(() -> HelmIgnore.parse(".helmignore", rules)).isInstanceOf(InvalidInputException.class);
            return;
        }
        HelmIgnore ignore = HelmIgnore.parse(".helmignore", rules);
        if (known.get("incomplete").isPresent()) {
            assertThat(ignore.ignores("Chart.yaml")).isTrue();
        } else {
            assertThat(files.stream().filter(ignore::ignores))
                    .containsExactlyInAnyOrderElementsOf(texts(known.items("ignored")));
        }
    }

    @Test
    void casesWhenReadAreMany() {
        assertThat(cases().count()).isGreaterThan(150);
    }

    @Test
    void parseWhenSeveralRulesAreRefusedReportsEachWithItsLine() {
        assertThatThrownBy(() -> HelmIgnore.parse("a/.helmignore", "# notes\n[a\n*.md\n  docs/**\n"))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.findings())
                        .extracting(Finding::location)
                        .containsExactly(new Location("a/.helmignore", 2, 0), new Location("a/.helmignore", 4, 0)));
    }

    @Test
    void parseWhenDoubleStarSaysWhatToWrite() {
        assertThatThrownBy(() -> HelmIgnore.parse(".helmignore", "docs/**"))
                .hasMessage(
                        ".helmignore:1: error: [packaging/helmignore] Helm cannot read the pattern 'docs/**': '**' is"
                                + " not supported, perhaps you should name a folder or use '*' within one folder level");
    }

    private static Mapping corpus() {
        try (InputStream in = HelmIgnoreTest.class.getResourceAsStream("/packaging/helmignore.yaml")) {
            byte[] bytes = Objects.requireNonNull(in).readAllBytes();
            return new YamlReader("test").readMapping("helmignore.yaml", new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> texts(List<Node> nodes) {
        return nodes.stream().map(Scalar.class::cast).map(Scalar::text).toList();
    }
}
