package io.chartwright.diff;

import io.chartwright.model.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The lines of a field in two states as one list: {@code -} before what went, {@code +} before what came. */
final class UnifiedLines {
    /** How many lines that are the same are shown around those that are not. */
    private static final int CONTEXT = 3;

    /** Larger texts are not searched for what they have in common. */
    private static final int MOST_CELLS = 4_000_000;

    private final List<String> before;
    private final List<String> after;
    private final List<String> lines = new ArrayList<>();

    private UnifiedLines(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
    }

    /** Returns the lines; where lines that are the same are left out, a line {@code @@} stands for them. */
    static List<String> of(Change change, String before, String after) {
        // A line feed at the end is shown where nothing else differs.
        boolean isEnd = before.stripTrailing().equals(after.stripTrailing());
        List<String> old = change == Change.ADDED ? List.of() : split(before, isEnd);
        List<String> now = change == Change.REMOVED ? List.of() : split(after, isEnd);
        UnifiedLines unified = new UnifiedLines(old, now);
        unified.compare();
        return shortened(unified.lines);
    }

    private static List<String> split(String text, boolean isWhole) {
        String shown = !isWhole && text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return Stream.of(shown.split("\n", -1)).map(Printable::of).toList();
    }

    private void compare() {
        int start = 0;
        int oldEnd = before.size();
        int newEnd = after.size();
        while (start < oldEnd && start < newEnd && before.get(start).equals(after.get(start))) {
            start++;
        }
        while (oldEnd > start && newEnd > start && before.get(oldEnd - 1).equals(after.get(newEnd - 1))) {
            oldEnd--;
            newEnd--;
        }
        before.subList(0, start).forEach(line -> lines.add(" " + line));
        between(before.subList(start, oldEnd), after.subList(start, newEnd));
        before.subList(oldEnd, before.size()).forEach(line -> lines.add(" " + line));
    }

    private void between(List<String> old, List<String> now) {
        boolean isLarge = (long) old.size() * now.size() > MOST_CELLS;
        int[][] common = isLarge ? new int[old.size() + 1][] : common(old, now);
        int i = 0;
        int j = 0;
        while (!isLarge && i < old.size() && j < now.size()) {
            if (old.get(i).equals(now.get(j))) {
                lines.add(" " + old.get(i++));
                j++;
            } else if (common[i + 1][j] >= common[i][j + 1]) {
                lines.add("-" + old.get(i++));
            } else {
                lines.add("+" + now.get(j++));
            }
        }
        old.subList(i, old.size()).forEach(line -> lines.add("-" + line));
        now.subList(j, now.size()).forEach(line -> lines.add("+" + line));
    }

    /** Returns how many lines in order the texts from each pair of lines on have in common. */
    private static int[][] common(List<String> old, List<String> now) {
        int[][] common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static List<String> shortened(List<String> lines) {
        List<String> shown = new ArrayList<>();
        boolean isGap = false;
        for (int i = 0; i < lines.size(); i++) {
            boolean isNear = lines.subList(Math.max(0, i - CONTEXT), Math.min(lines.size(), i + CONTEXT + 1)).stream()
                    .anyMatch(line -> line.charAt(0) != ' ');
            if (isNear) {
                shown.add(lines.get(i));
            } else if (!isGap) {
                shown.add("@@");
            }
            isGap = !isNear;
        }
        return shown;
    }
}
