package io.chartwright.cli;

import io.chartwright.model.Finding;
import java.util.List;
import java.util.regex.Pattern;

/** Prints the findings as a table in Markdown, for a job's summary or a comment on a pull request. */
final class MarkdownReport {
    /** GitHub refuses a summary of more than a mebibyte. */
    private static final int MOST_ROWS = 1000;

    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]|#~$]");

    private MarkdownReport() {}

    /** Returns a heading, the table when there are findings, and what was done. */
    static String of(Result result) {
        List<Finding> findings = result.outcome().findings();
        StringBuilder out = new StringBuilder("## chartwright ")
                .append(result.command())
                .append(": ")
                .append(summary(result))
                .append("\n\n");
        if (!findings.isEmpty()) {
            out.append("| | place | rule | what is wrong | what to do |\n|---|---|---|---|---|\n");
            findings.stream().limit(MOST_ROWS).forEach(finding -> out.append(row(finding)));
            out.append('\n');
        }
        if (findings.size() > MOST_ROWS) {
            out.append("The table shows the first ").append(MOST_ROWS).append(" findings.\n\n");
        }
        result.outcome().checked().ifPresent(checked -> out.append("Validated ")
                .append(TextReport.scope(checked))
                .append(ignored(result))
                .append(".\n"));
        result.outcome().impacts().ifPresent(impacts -> out.append(ImpactText.markdown(impacts)));
        result.outcome().coverage().ifPresent(branches -> out.append(CoverageText.markdown(branches)));
        out.append(result.answer().markdown());
        result.error()
                .filter(error ->
                        findings.isEmpty() && result.answer().markdown().isEmpty())
                .ifPresent(error -> out.append(escaped(error)).append(".\n"));
        return out.toString();
    }

    private static String summary(Result result) {
        if (!result.answer().markdown().isEmpty()) {
            return escaped(result.error().orElse(result.answer().headline()));
        }
        return result.outcome()
                .impacts()
                .map(ImpactText::summary)
                .orElse(TextReport.summary(result.outcome().findings()));
    }

    private static String ignored(Result result) {
        int count = result.outcome().ignored().size();
        return count == 0 ? "" : "; " + count + " ignored";
    }

    private static String row(Finding finding) {
        String problem = new Finding(
                        finding.severity(), finding.rule(), finding.location(), finding.problem(), finding.reason(), "")
                .in(finding.cells())
                .message();
        return "| " + finding.severity().word() + " | "
                + escaped(finding.location().toString()) + " | " + escaped(finding.rule()) + " | " + escaped(problem)
                + " | " + escaped(finding.fix()) + " |\n";
    }

    /** Returns the text so that Markdown shows it as it is, in one line. */
    static String escaped(String text) {
        return SPECIAL.matcher(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
                .replaceAll("\\\\$0")
                .replaceAll("\\R", "<br>");
    }
}
