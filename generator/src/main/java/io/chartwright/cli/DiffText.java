package io.chartwright.cli;

import io.chartwright.model.Change;
import io.chartwright.model.ChartDiff;
import io.chartwright.model.Effect;
import io.chartwright.model.ObjectChange;
import io.chartwright.model.ObjectChange.Field;
import io.chartwright.model.StateDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Prints for people what differs between two states. */
final class DiffText {
    /** More overlays than these are counted, not named. */
    private static final int MOST_NAMES = 3;

    private static final String BOLD = "1";
    private static final String RED = "31";
    private static final String GREEN = "32";
    private static final String YELLOW = "1;33";
    private static final String CYAN = "36";

    private final boolean colors;
    private final StringBuilder out = new StringBuilder();

    private DiffText(boolean colors) {
        this.colors = colors;
    }

    /** Returns each chart with its objects, a field after the other. */
    static String of(StateDiff diff, boolean colors) {
        DiffText text = new DiffText(colors);
        for (ChartDiff chart : diff.charts()) {
            text.step("compared", scope(diff, chart));
            text.overlays(chart);
            chart.objects().stream().filter(ObjectChange::isWorthShowing).forEach(object -> text.object(object, chart));
            if (!chart.objects().isEmpty()) {
                text.out.append('\n');
            }
            notes(chart).forEach(note -> text.step("left out", note));
        }
        text.step("differs", summary(diff));
        return text.out.toString();
    }

    /** Returns what was compared: the states, the chart, the overlays and the versions of Kubernetes. */
    static String scope(StateDiff diff, ChartDiff chart) {
        String version = chart.before().equals(chart.after())
                ? chart.after()
                : Stream.of(chart.before(), chart.after())
                        .filter(each -> !each.isEmpty())
                        .reduce((one, other) -> one + " -> " + other)
                        .orElse("");
        return diff.before() + " with " + diff.after() + ": " + chart.chart() + " " + version + cells(chart);
    }

    private static String cells(ChartDiff chart) {
        if (chart.before().isEmpty()) {
            return " is new";
        }
        if (chart.after().isEmpty()) {
            return " is gone";
        }
        return ", " + TextReport.count(chart.overlays().size(), "overlay") + " on Kubernetes "
                + String.join(", ", chart.kubernetes());
    }

    /** Returns how many objects differ and what that does, in words. */
    static String summary(StateDiff diff) {
        List<String> changes = new ArrayList<>();
        for (Change change : Change.values()) {
            long count = count(diff, object -> object.change() == change);
            if (count > 0) {
                changes.add((changes.isEmpty() ? TextReport.count(count, "object") : count) + " " + change.word());
            }
        }
        List<String> effects = new ArrayList<>();
        for (Effect.Kind kind : Effect.Kind.values()) {
            long count = count(diff, object -> object.effects().stream().anyMatch(effect -> effect.kind() == kind));
            if (count > 0) {
                effects.add(count + " " + kind.word());
            }
        }
        if (changes.isEmpty() && !diff.findings().isEmpty()) {
            return "nothing that could be compared";
        }
        if (changes.isEmpty()) {
            return diff.differs() ? "charts or overlays" : "nothing";
        }
        return String.join(", ", changes) + (effects.isEmpty() ? "" : "; " + String.join(", ", effects));
    }

    private static long count(StateDiff diff, Predicate<ObjectChange> isMeant) {
        return objects(diff)
                .filter(isMeant)
                .map(ObjectChange::object)
                .distinct()
                .count();
    }

    private static Stream<ObjectChange> objects(StateDiff diff) {
        return diff.charts().stream().flatMap(chart -> chart.objects().stream());
    }

    /** Returns what is not shown of a chart, and why. */
    static List<String> notes(ChartDiff chart) {
        List<String> notes = new ArrayList<>();
        long fields = chart.objects().stream()
                .flatMap(object -> object.fields().stream())
                .filter(Field::isFolded)
                .count();
        long objects = chart.objects().stream()
                .filter(object -> object.fields().stream().anyMatch(Field::isFolded))
                .map(ObjectChange::object)
                .distinct()
                .count();
        if (fields > 0) {
            notes.add(TextReport.count(fields, "label") + " of versions and checksums in "
                    + TextReport.count(objects, "object") + "; --all shows them");
        }
        if (!chart.restless().isEmpty()) {
            notes.add("what differs with every rendering: " + String.join(", ", chart.restless()));
        }
        return notes;
    }

    /** Returns in which overlays the change is seen, when it is not in all; begins with a blank. */
    static String where(ObjectChange object, ChartDiff chart) {
        int count = object.overlays().size();
        int all = chart.overlays().size();
        if (count == all) {
            return all > 1 ? " (all " + all + " overlays)" : "";
        }
        List<String> others = chart.overlays().stream()
                .filter(overlay -> !object.overlays().contains(overlay))
                .toList();
        String names = count <= MOST_NAMES
                ? ": " + String.join(", ", object.overlays())
                : others.size() <= MOST_NAMES ? ": all but " + String.join(", ", others) : "";
        return " (" + count + " of " + TextReport.count(all, "overlay") + names + ")";
    }

    /** Returns the lines of a field below a line with its path, if it has one. */
    static List<String> lines(Field field) {
        List<String> lines = new ArrayList<>();
        if (!field.path().isEmpty()) {
            lines.add("@@ " + field.path() + " @@");
        }
        lines.addAll(field.lines());
        return lines;
    }

    private void overlays(ChartDiff chart) {
        chart.added().forEach(overlay -> step("", "overlay " + overlay + " is new"));
        chart.removed().forEach(overlay -> step("", "overlay " + overlay + " is gone"));
    }

    private void object(ObjectChange object, ChartDiff chart) {
        out.append('\n')
                .append(colored(BOLD, object.change().word() + " " + object.object()))
                .append(where(object, chart))
                .append('\n');
        for (Effect effect : object.effects()) {
            String kind = String.format(Locale.ROOT, "%-8s", effect.kind().word());
            out.append("  ! ")
                    .append(colored(YELLOW, kind))
                    .append(effect.text())
                    .append('\n');
        }
        object.fields().stream()
                .filter(field -> !field.isFolded())
                .flatMap(field -> lines(field).stream())
                .forEach(line -> out.append("  ").append(colored(line)).append('\n'));
    }

    private String colored(String line) {
        return switch (line.charAt(0)) {
            case '-' -> colored(RED, line);
            case '+' -> colored(GREEN, line);
            case '@' -> colored(CYAN, line);
            default -> line;
        };
    }

    private String colored(String color, String text) {
        return colors ? "\u001b[" + color + "m" + text + "\u001b[0m" : text;
    }

    private void step(String verb, String what) {
        out.append(String.format(Locale.ROOT, "%-11s ", verb)).append(what).append('\n');
    }
}
