package io.chartwright.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.model.Finding;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every rule about objects finds exactly what its bad {@link RuleExample} says, and nothing in its good one.
 * {@code -Drules.update=1} writes the findings anew.
 */
class RuleExamplesTest {

    static List<String> rules() throws IOException {
        return RuleExample.rules();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void objectsWhenBadGiveExactlyTheFindings(String rule) throws IOException {
        RuleExample bad = RuleExample.bad(rule);
        List<String> found = bad.findings().stream().map(Finding::toString).toList();

        if (System.getProperty("rules.update") != null) {
            bad.write(found);
        }
        assertThat(found).isNotEmpty().isEqualTo(RuleExample.bad(rule).wanted());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void objectsWhenGoodGiveNoFinding(String rule) throws IOException {
        assertThat(RuleExample.good(rule).findings()).isEmpty();
    }
}
