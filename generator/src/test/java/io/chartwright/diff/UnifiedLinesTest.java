package io.chartwright.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.model.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class UnifiedLinesTest {

    @Test
    void linesWhenOnlyTheEndDiffersShowIt() {
        assertThat(lines("a\nb", "a\nb\n")).containsExactly(" a", " b", "+");
        assertThat(lines("a\nb\n", "a\nc\n")).containsExactly(" a", "-b", "+c");
    }

    @Test
    void linesWhenTextsAreLongShowWhatDiffersAndThreeLinesAround() {
        String same = "same\n".repeat(5000);

        assertThat(lines(same + "old\n" + same, same + "new\n" + same))
                .containsExactly("@@", " same", " same", " same", "-old", "+new", " same", " same", " same", "@@");
    }

    @Test
    void linesWhenTextsCouldMoveTheCursorShowThemAsTheyAre() {
        assertThat(UnifiedLines.of(Change.ADDED, "", "a\u001b[2J\u202eb\r\nc\td"))
                .containsExactly("+a\\u001b[2J\\u202eb\\u000d", "+c\td");
    }

    @Test
    void linesWhenSignsAreFollowedGiveBothTexts() {
        Random random = new Random(5);
        for (int run = 0; run < 300; run++) {
            List<String> before = text(random);
            List<String> after = text(random);
            List<String> lines = lines(String.join("\n", before), String.join("\n", after));

            assertThat(without('+', lines)).isEqualTo(before);
            assertThat(without('-', lines)).isEqualTo(after);
        }
    }

    private static List<String> without(char sign, List<String> lines) {
        return lines.stream()
                .filter(line -> line.charAt(0) != sign)
                .map(line -> line.substring(1))
                .collect(Collectors.toList());
    }

    /** Short enough for all lines to be shown when something differs, and never equal to another one. */
    private static List<String> text(Random random) {
        List<String> lines = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            lines.add(String.valueOf((char) ('a' + random.nextInt(3))));
        }
        lines.add("end " + random.nextInt());
        return lines;
    }

    private static List<String> lines(String before, String after) {
        return UnifiedLines.of(Change.CHANGED, before, after);
    }
}
