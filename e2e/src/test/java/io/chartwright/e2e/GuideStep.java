package io.chartwright.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One block of commands in a guide, and what its reader is told to see.
 *
 * @param mark how the block is marked: {@code not run}, {@code stays running}, or empty
 * @param commands the commands, one a line
 * @param expected what they print, where {@code …} stands for anything; empty when nothing is said
 */
record GuideStep(String mark, String commands, String expected) {
    private static final Pattern BLOCK = Pattern.compile(
            "(?:<!-- (not run|stays running)[^>]*-->\n)?```sh\n(.*?)```\n(?:(?:(?!```).)*?```text\n(.*?)```)?",
            Pattern.DOTALL);

    /** Returns the steps of a guide in their order. */
    static List<GuideStep> of(Path guide) throws IOException {
        return BLOCK.matcher(Files.readString(guide))
                .results()
                .map(GuideStep::of)
                .toList();
    }

    private static GuideStep of(MatchResult block) {
        return new GuideStep(text(block, 1), block.group(2), text(block, 3));
    }

    private static String text(MatchResult block, int group) {
        return Optional.ofNullable(block.group(group)).orElse("");
    }

    /** Returns a pattern for what is printed; a line that is {@code …} alone stands for any number of lines. */
    Pattern printed() {
        return Pattern.compile(expected.lines()
                .map(line -> line.equals("…") ? "(?s:.*?)" : quoted(line) + "\n")
                .collect(Collectors.joining()));
    }

    private static String quoted(String line) {
        return Stream.of(line.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*?"));
    }
}
