package io.chartwright.render;

import io.chartwright.model.Location;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A template's text and where it stands.
 *
 * @param path relative to the project
 * @param text the template
 */
record SourceFile(String path, String text) {
    private static final Pattern ANY_MARK = Pattern.compile("\\[[=%~]");

    /**
     * Returns the place that the engine means by a line of its own counting and a word.
     *
     * <p>The engine does not count the line feeds that it trims after tags and notes, so one of its lines can be several
     * of ours: the first that has the word is meant, otherwise the first that has a mark.
     *
     * @param engineLine one-based, as the engine counts
     * @param word what the engine complains about; may be empty
     */
    Location locate(int engineLine, String word) {
        List<String> lines = text.lines().toList();
        int counted = 1;
        int marked = 0;
        for (int i = 0; i < lines.size() && counted <= engineLine; i++) {
            String line = lines.get(i);
            if (counted == engineLine && !word.isEmpty() && line.contains(word)) {
                return new Location(path, i + 1, line.indexOf(word) + 1);
            }
            if (counted == engineLine && marked == 0 && ANY_MARK.matcher(line).find()) {
                marked = i + 1;
            }
            counted += line.endsWith("%]") || line.endsWith("~]") ? 0 : 1;
        }
        return new Location(path, marked == 0 ? Math.min(Math.max(engineLine, 0), lines.size()) : marked, 0);
    }
}
