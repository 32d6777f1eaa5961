package io.chartwright.cli;

import io.chartwright.model.ChartDiff;
import io.chartwright.model.Effect;
import io.chartwright.model.ObjectChange;
import io.chartwright.model.StateDiff;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Prints what differs between two states for a comment on a pull request, to stand below a heading. */
final class DiffMarkdown {
    /** GitHub refuses a comment of 65,536 characters, with a heading and what a workflow adds. */
    private static final int MOST = 60_000;

    private static final Pattern BACKTICKS = Pattern.compile("`+");

    private final StringBuilder out = new StringBuilder();
    private int left = 0;

    private DiffMarkdown() {}

    /** Returns what operators must know first, then each object folded in, as far as there is room. */
    static String of(StateDiff diff) {
        DiffMarkdown markdown = new DiffMarkdown();
        for (ChartDiff chart : diff.charts()) {
            markdown.line("Compared " + MarkdownReport.escaped(DiffText.scope(diff, chart)) + ".");
            chart.added().forEach(overlay -> markdown.line("- overlay " + MarkdownReport.escaped(overlay) + " is new"));
            chart.removed()
                    .forEach(overlay -> markdown.line("- overlay " + MarkdownReport.escaped(overlay) + " is gone"));
            markdown.effects(chart);
        }
        for (ChartDiff chart : diff.charts()) {
            chart.objects().stream()
                    .filter(object -> object.fields().stream().anyMatch(field -> !field.isFolded()))
                    .forEach(object -> markdown.object(object, chart));
            DiffText.notes(chart).forEach(note -> markdown.line("Left out: " + MarkdownReport.escaped(note) + "."));
        }
        if (markdown.left > 0) {
            markdown.out
                    .append("\n**Cut off here**, because comments may not be longer; `chartwright diff` shows ")
                    .append(TextReport.count(markdown.left, "more change"))
                    .append(".\n");
        }
        return markdown.out.toString();
    }

    private void line(String line) {
        add(line + "\n\n");
    }

    /** Adds the text if there is room for all of it. */
    private boolean add(String text) {
        boolean fits = out.length() + text.length() <= MOST;
        if (fits) {
            out.append(text);
        }
        return fits;
    }

    private record Row(Effect effect, ObjectChange object) {}

    private void effects(ChartDiff chart) {
        List<Row> rows = new ArrayList<>();
        chart.objects().forEach(object -> object.effects().forEach(effect -> rows.add(new Row(effect, object))));
        if (rows.isEmpty()) {
            return;
        }
        rows.sort(Comparator.comparing(Row::effect));
        add("| | object | what an operator must know | |\n|---|---|---|---|\n");
        for (Row row : rows) {
            boolean fits = add("| **" + row.effect().kind().word() + "** | "
                    + MarkdownReport.escaped(row.object().object()) + " | "
                    + MarkdownReport.escaped(row.effect().text()) + " | "
                    + MarkdownReport.escaped(DiffText.where(row.object(), chart).strip()) + " |\n");
            left += fits ? 0 : 1;
        }
        add("\n");
    }

    private void object(ObjectChange object, ChartDiff chart) {
        List<String> lines = object.fields().stream()
                .filter(field -> !field.isFolded())
                .map(DiffText::lines)
                .flatMap(List::stream)
                .toList();
        String body = String.join("\n", lines);
        // Longer than any fence within.
        int longest = BACKTICKS
                .matcher(body)
                .results()
                .mapToInt(found -> found.group().length())
                .max()
                .orElse(0);
        String fence = "`".repeat(Math.max(3, longest + 1));
        String head = "<details><summary>" + object.change().word() + " <code>" + html(object.object()) + "</code>"
                + html(DiffText.where(object, chart)) + "</summary>\n\n" + fence + "diff\n";
        String tail = "\n" + fence + "\n</details>\n\n";
        if (!add(head + body + tail)) {
            left++;
        }
    }

    private static String html(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
