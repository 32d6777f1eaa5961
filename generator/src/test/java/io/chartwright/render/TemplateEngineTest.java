package io.chartwright.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.model.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateEngineTest {
    private static final Map<String, Object> DATA =
            Map.of("tier", "player", "ports", List.of(80, 443), "facts", Map.of("path", "/healthz"));

    private final Map<String, SourceFile> fragments = Map.of(
            "_parts/good.j2", new SourceFile("t/_parts/good.j2", "port of [= tier =]\n"),
            "_parts/bad.j2", new SourceFile("t/_parts/bad.j2", "one\ntwo [= nowhere =]\nthree [= facts.nothing =]\n"));
    private final List<Finding> findings = new ArrayList<>();

    @Test
    void renderWhenTextHasHelmShellAndMarkdownLeavesThemAlone() {
        String text = "{{ .Values.x }} {{- if .y }}\n[[ -f x ]] && echo \"<<: *x\"\n[![badge](a)](b) [#1] [-x-]\n";

        assertThat(render(text)).isEqualTo(text);
    }

    @Test
    void renderWhenMarksAreUsedReplacesThemAndDropsTagLines() {
        String text = """
                [~ a note ~]
                tier: [= tier =]
                [% for port in ports %]
                  [% if port == 443 %]
                - [= port =] # tls
                  [% endif %]
                [% endfor %]
                [% include '_parts/good.j2' %]
                end
                """;

        assertThat(render(text)).isEqualTo("tier: player\n- 443 # tls\nport of player\nend\n");
    }

    @Test
    void renderWhenNamesAreUnknownReportsAllOfThemWhereTheyStand() {
        render("a [= missing =]\n[% include '_parts/bad.j2' %]\nb [= facts.typo =] [= other =]\n");

        assertThat(findings)
                .extracting(finding -> finding.location() + " " + finding.rule())
                .containsExactlyInAnyOrder(
                        "t/x.j2:1:6 template/undefined",
                        "t/_parts/bad.j2:2:8 template/undefined",
                        "t/_parts/bad.j2:3:10 template/undefined",
                        "t/x.j2:3:6 template/undefined",
                        "t/x.j2:3:23 template/undefined");
    }

    @Test
    void renderWhenAConditionNamesSomethingUnknownReportsIt() {
        render("a\n[% if facts.nothing %]\nb\n[% endif %]\n");

        assertThat(findings).extracting(finding -> finding.location().line()).containsExactly(2);
    }

    @Test
    void renderWhenAFragmentIsMissingNamesTheNearestOne() {
        render("a\n[% include '_parts/goud.j2' %]\n");

        assertThat(findings).singleElement().satisfies(finding -> assertThat(finding)
                .hasToString("t/x.j2:2:13: error: [template/include] there is no fragment '_parts/goud.j2',"
                        + " perhaps you should write '_parts/good.j2'"));
    }

    @Test
    void renderWhenSyntaxIsBrokenIsAFinding() {
        for (String text : List.of(
                "a\n[% if true %]\nb\n",
                "a\n[% bogus %]\n",
                "a\n[= tier | nosuch =]\n",
                "a\n[= tier \n",
                "a\n[= (tier =]\n",
                "a\n[% if %]\n[% endif %]\n",
                "a\n[% endif %]\n",
                "a\n[% extends '_parts/good.j2' %]\n")) {
            findings.clear();
            render(text);
            assertThat(findings).as(text).isNotEmpty();
            assertThat(findings)
                    .as(text)
                    .allSatisfy(finding -> assertThat(finding.location().file()).isEqualTo("t/x.j2"));
        }
    }

    @Test
    void renderWhenAFragmentIncludesItselfIsAFinding() {
        TemplateEngine engine =
                new TemplateEngine(Map.of("_a.j2", new SourceFile("t/_a.j2", "x\n[% include '_a.j2' %]\n")));

        engine.render(new SourceFile("t/x.j2", "[% include '_a.j2' %]\n"), DATA, findings);

        assertThat(findings).isNotEmpty();
    }

    private String render(String text) {
        return new TemplateEngine(fragments).render(new SourceFile("t/x.j2", text), DATA, findings);
    }
}
