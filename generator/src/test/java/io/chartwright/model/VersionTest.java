package io.chartwright.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {
    /** In the order that SemVer 2.0.0 gives them, with the total order that build metadata needs. */
    private static final List<String> ASCENDING = List.of(
            "0.9.9",
            "1.0.0-alpha",
            "1.0.0-alpha.1",
            "1.0.0-alpha.beta",
            "1.0.0-beta",
            "1.0.0-beta.2",
            "1.0.0-beta.11",
            "1.0.0-rc.1",
            "1.0.0",
            "1.0.0+build.1",
            "1.0.1",
            "1.2.0",
            "1.10.0",
            "2.0.0",
            "10.0.0",
            "99999999999999999999.0.0");

    @Test
    void compareToWhenVersionsAreShuffledSortsThemBySemVer() {
        for (int seed = 0; seed < 50; seed++) {
            List<String> shuffled = new ArrayList<>(ASCENDING);
            Collections.shuffle(shuffled, new Random(seed));

            assertThat(shuffled.stream().map(Version::parse).sorted().map(Version::toString))
                    .containsExactlyElementsOf(ASCENDING);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.2",
                "v1.2.3",
                "1.2.3.4",
                "01.2.3",
                "1.2.3-",
                "1.2.3-01",
                "1.2.3+",
                "1.2.3-a..b",
                "1.2.3 ",
                "1.2.x"
            })
    void parseWhenTextIsNoStrictVersionRefuses(String text) {
        assertThatThrownBy(() -> Version.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not a semantic version");
    }
}
