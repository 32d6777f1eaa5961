package io.chartwright.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.helm.HelmMessage.Level;
import java.util.List;
import org.junit.jupiter.api.Test;

class HelmMessageTest {

    @Test
    void ofFailureWhenATemplateCallsFailKeepsItsTextOnly() {
        assertThat(HelmMessage.ofFailure("execution error at (web/templates/x.yaml:3:4): set player.host"))
                .isEqualTo(new HelmMessage(Level.ERROR, "templates/x.yaml", 3, "set player.host"));
    }

    @Test
    void ofFailureWhenATemplateOfASubchartFailsNamesItInTheChart() {
        HelmMessage message =
                HelmMessage.ofFailure("parse error at (web/charts/db/templates/x.yaml:7): unclosed action");

        assertThat(message.path()).isEqualTo("charts/db/templates/x.yaml");
        assertThat(message.line()).isEqualTo(7);
    }

    @Test
    void ofFailureWhenAnIncludedTemplateBreaksDownNamesThatOne() {
        HelmMessage message = HelmMessage.ofFailure(
                "template: web/templates/x.yaml:12:13: executing \"web/templates/x.yaml\" at <include \"web.name\" .>:"
                        + " error calling include: template: web/templates/_helpers.tpl:3:9: executing \"web.name\" at"
                        + " <trunc 63>: wrong type for value; expected string; got int");

        assertThat(message.path()).isEqualTo("templates/_helpers.tpl");
        assertThat(message.line()).isEqualTo(3);
        assertThat(message.text())
                .isEqualTo(
                        "template: web/templates/_helpers.tpl:3:9: executing \"web.name\" at <trunc 63>: wrong type for"
                                + " value; expected string; got int (included by templates/x.yaml:12)");
        assertThat(message.isBreakdown()).isTrue();
        assertThat(HelmMessage.ofFailure("execution error at (web/templates/x.yaml:3:4): no")
                        .isBreakdown())
                .isFalse();
    }

    @Test
    void ofFailureWhenTheOutputIsNoYamlNamesTheTemplateWithoutALine() {
        HelmMessage message = HelmMessage.ofFailure(
                "YAML parse error on web/templates/x.yaml: error converting YAML to JSON: yaml: line 4: bad\n\n"
                        + "Use --debug flag to render out invalid YAML");

        assertThat(message.path()).isEqualTo("templates/x.yaml");
        assertThat(message.line()).isZero();
        assertThat(message.text()).endsWith("yaml: line 4: bad");
    }

    @Test
    void ofFailureWhenTheSchemaRefusesKeepsEveryLine() {
        String text = "values don't meet the specifications of the schema(s) in the following chart(s):\n"
                + "web:\n- at '/player/x': got string, want integer";

        assertThat(HelmMessage.ofFailure(text)).isEqualTo(new HelmMessage(Level.ERROR, "", 0, text));
    }

    @Test
    void ofLintWhenAMessageHasSeveralLinesKeepsThemTogether() {
        assertThat(HelmMessage.ofLint(List.of(
                        "[INFO] Chart.yaml: icon is recommended",
                        "[WARNING] templates/: first",
                        "second",
                        "[ERROR] values.yaml: third")))
                .containsExactly(
                        new HelmMessage(Level.INFO, "Chart.yaml", 0, "icon is recommended"),
                        new HelmMessage(Level.WARNING, "templates/", 0, "first\nsecond"),
                        new HelmMessage(Level.ERROR, "values.yaml", 0, "third"));
    }

    @Test
    void ofLintWhenNothingIsSaidIsEmpty() {
        assertThat(HelmMessage.ofLint(List.of())).isEmpty();
    }
}
