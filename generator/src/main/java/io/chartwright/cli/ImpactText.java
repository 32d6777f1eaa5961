package io.chartwright.cli;

import io.chartwright.model.Impact;
import io.chartwright.model.Impact.Move;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints what values move. */
final class ImpactText {
    /** More overlays than these are counted, not named. */
    private static final int MOST_NAMES = 3;

    private ImpactText() {}

    /** Returns how many values there are and how many of them move something, in words. */
    static String summary(List<Impact> impacts) {
        long moving =
                impacts.stream().filter(impact -> !impact.moves().isEmpty()).count();
        return moving + " of " + TextReport.count(impacts.size(), "value") + " " + (moving == 1 ? "moves" : "move")
                + " something";
    }

    /** Returns each value with what it moves below it, a change a line. */
    static String text(List<Impact> impacts) {
        StringBuilder out = new StringBuilder();
        for (Impact impact : impacts) {
            out.append(impact.key()).append('\n');
            lines(impact).forEach(line -> out.append("  ").append(line).append('\n'));
        }
        return out.toString();
    }

    private static List<String> lines(Impact impact) {
        if (!impact.refusal().isEmpty()) {
            return List.of("not changed: " + impact.refusal());
        }
        return impact.moves().isEmpty()
                ? List.of("moves nothing")
                : impact.moves().stream()
                        .map(move -> String.format(Locale.ROOT, "%-8s", word(move)) + what(move) + where(impact, move))
                        .toList();
    }

    private static String word(Move move) {
        return move.change().word();
    }

    private static String what(Move move) {
        return move.object() + (move.field().isEmpty() ? "" : " " + move.field());
    }

    /** Returns in which overlays, when it is not in all that were tried. */
    private static String where(Impact impact, Move move) {
        int count = move.overlays().size();
        if (count == impact.tried().size()) {
            return "";
        }
        return count <= MOST_NAMES
                ? " (" + String.join(", ", move.overlays()) + ")"
                : " (" + count + " of " + impact.tried().size() + " overlays)";
    }

    /** Returns a table in Markdown, a change a row. */
    static String markdown(List<Impact> impacts) {
        StringBuilder out =
                new StringBuilder("| value | change | object | field | overlays |\n|---|---|---|---|---|\n");
        for (Impact impact : impacts) {
            String key = "| " + MarkdownReport.escaped(impact.key()) + " | ";
            if (impact.moves().isEmpty()) {
                out.append(key)
                        .append(MarkdownReport.escaped(lines(impact).get(0)))
                        .append(" | | | |\n");
            }
            for (Move move : impact.moves()) {
                out.append(key)
                        .append(word(move))
                        .append(" | ")
                        .append(MarkdownReport.escaped(move.object()))
                        .append(" | ")
                        .append(MarkdownReport.escaped(move.field()))
                        .append(" | ")
                        .append(
                                move.overlays().size() == impact.tried().size()
                                        ? "all"
                                        : MarkdownReport.escaped(String.join(", ", move.overlays())))
                        .append(" |\n");
            }
        }
        return out.toString();
    }

    /** Returns every value for JSON. */
    static List<Map<String, Object>> json(List<Impact> impacts) {
        return impacts.stream().map(ImpactText::json).toList();
    }

    private static Map<String, Object> json(Impact impact) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("key", impact.key());
        fields.put("tried", impact.tried());
        fields.put("refusal", impact.refusal());
        fields.put("moves", impact.moves().stream().map(ImpactText::json).toList());
        return fields;
    }

    private static Map<String, Object> json(Move move) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("change", word(move));
        fields.put("object", move.object());
        fields.put("field", move.field());
        fields.put("overlays", move.overlays());
        return fields;
    }
}
