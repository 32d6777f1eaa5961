package io.chartwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.model.Change;
import io.chartwright.model.ChartDiff;
import io.chartwright.model.Effect;
import io.chartwright.model.ObjectChange;
import io.chartwright.model.ObjectChange.Field;
import io.chartwright.model.StateDiff;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiffMarkdownTest {
    private static final int LIMIT_OF_GITHUB = 65_536;

    @Test
    void markdownWhenThereIsMuchIsCutOffBetweenObjects() {
        StateDiff diff = diff(IntStream.range(0, 900)
                .mapToObj(
                        number -> object("ConfigMap/c" + number, "x\n".repeat(300), new Effect(Effect.Kind.STALE, "a")))
                .toList());

        String markdown = DiffMarkdown.of(diff);
        assertThat(markdown.length()).isLessThan(LIMIT_OF_GITHUB - 1000);
        assertThat(markdown)
                .containsPattern(
                        "\\*\\*Cut off here\\*\\*, because comments may not be longer; `chartwright diff` shows \\d+ more changes");
        assertThat(count(markdown, "<details>")).isPositive().isEqualTo(count(markdown, "</details>"));
        assertThat(count(markdown, "```")).isEqualTo(2 * count(markdown, "<details>"));
    }

    @Test
    void markdownWhenTextsAreHostileShowsThemAsTheyAre() {
        String hostile = "````\n</details><script>|";
        String markdown = DiffMarkdown.of(
                diff(List.of(object("ConfigMap/<b>|x", hostile, new Effect(Effect.Kind.LOST, "<img>|")))));

        assertThat(markdown)
                .contains(
                        "\n`````diff\n", "\n`````\n</details>", "<code>ConfigMap/&lt;b&gt;|x</code>", "&lt;img&gt;\\|")
                .doesNotContain("<b>", "<img>");
    }

    private static ObjectChange object(String name, String text, Effect effect) {
        List<String> lines = text.lines().map(line -> "+" + line).toList();
        return new ObjectChange(
                name,
                Change.CHANGED,
                List.of("one"),
                List.of(effect),
                List.of(new Field("data.a", Change.ADDED, "", text, lines, false)));
    }

    private static StateDiff diff(List<ObjectChange> objects) {
        ChartDiff chart = new ChartDiff(
                "demo", "1.0.0", "1.0.0", List.of("1.36"), List.of("one"), List.of(), List.of(), objects, List.of());
        return new StateDiff("main", "the working tree", List.of(chart), List.of());
    }

    private static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }
}
