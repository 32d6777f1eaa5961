package io.chartwright.schema;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines for comments. */
final class Prose {
    private Prose() {}

    /** Returns the text in lines of at most the given width; line breaks of the text stay, words are never broken. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.strip().split("\n", -1)) {
            StringBuilder line = new StringBuilder();
            for (String word : paragraph.strip().split(" +", -1)) {
                if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.length() == 0 ? "" : " ").append(word);
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
