package io.chartwright.cli;

import io.chartwright.model.Branch;
import io.chartwright.model.Location;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Prints which branches of templates are reached. */
final class CoverageText {
    private CoverageText() {}

    /** Returns how many are reached, guards apart, in words. */
    static String summary(List<Branch> branches) {
        long guards = branches.stream().filter(Branch::isGuard).count();
        long gaps = branches.stream().filter(Branch::isGap).count();
        long counted = branches.size() - guards;
        return (counted - gaps) + " of " + counted + " branches reached"
                + (guards == 0 ? "" : ", " + TextReport.count(guards, "guard") + " aside");
    }

    /** Returns the branches that no overlay reaches, one a line; those inside of others are counted there. */
    static List<String> gaps(List<Branch> branches) {
        Map<Location, Long> inside = inside(branches);
        return outermost(branches)
                .map(branch -> branch.source() + "  " + branch.action()
                        + (isCopy(branch) ? "  in " + branch.place() : "") + more(inside.get(branch.place())))
                .toList();
    }

    private static Stream<Branch> outermost(List<Branch> branches) {
        return branches.stream().filter(Branch::isGap).filter(branch -> branch.within()
                .isEmpty());
    }

    private static Map<Location, Long> inside(List<Branch> branches) {
        return branches.stream()
                .filter(Branch::isGap)
                .flatMap(branch -> branch.within().stream())
                .collect(Collectors.groupingBy(place -> place, Collectors.counting()));
    }

    private static String more(@Nullable Long inside) {
        return inside == null ? "" : ", and " + inside + " inside";
    }

    /** Returns every branch for JSON. */
    static List<Map<String, Object>> json(List<Branch> branches) {
        return branches.stream().map(CoverageText::json).toList();
    }

    private static Map<String, Object> json(Branch branch) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("file", branch.source().file());
        fields.put("line", branch.source().line());
        fields.put("column", branch.source().column());
        fields.put("action", branch.action());
        fields.put("template", branch.place().file());
        fields.put("templateLine", branch.place().line());
        fields.put("isGuard", branch.isGuard());
        fields.put("reachedBy", branch.reachedBy().orElse(""));
        fields.put("within", branch.within().map(Location::toString).orElse(""));
        return fields;
    }

    /** Returns Markdown: a heading, and a table of the branches that no overlay reaches. */
    static String markdown(List<Branch> branches) {
        StringBuilder out =
                new StringBuilder("\n### Coverage: ").append(summary(branches)).append("\n\n");
        Map<Location, Long> inside = inside(branches);
        List<Branch> gaps = outermost(branches).toList();
        if (!gaps.isEmpty()) {
            out.append("| not reached | branch |\n|---|---|\n");
        }
        for (Branch branch : gaps) {
            out.append("| ")
                    .append(MarkdownReport.escaped(branch.source() + (isCopy(branch) ? " in " + branch.place() : "")))
                    .append(" | ")
                    .append(MarkdownReport.escaped(branch.action()))
                    .append(more(inside.get(branch.place())))
                    .append(" |\n");
        }
        return out.toString();
    }

    /** Returns whether the template was made from another one, which may have been used more than once. */
    private static boolean isCopy(Branch branch) {
        return !branch.source().file().endsWith(branch.place().file());
    }
}
