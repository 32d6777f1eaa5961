package io.chartwright.cli;

import io.chartwright.Outcome;
import io.chartwright.Outcome.Change;
import io.chartwright.Outcome.Checked;
import io.chartwright.Outcome.Looked;
import io.chartwright.Outcome.Migrated;
import io.chartwright.Outcome.Packaged;
import io.chartwright.Outcome.Published;
import io.chartwright.Outcome.Rendered;
import io.chartwright.Outcome.Verified;
import io.chartwright.model.Branch;
import io.chartwright.model.Finding;
import io.chartwright.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints a result for people: the findings, then one line per step, then what to do next. */
final class TextReport {
    private final boolean colors;
    private final StringBuilder out = new StringBuilder();

    private TextReport(boolean colors) {
        this.colors = colors;
    }

    /**
     * Returns the text; may be empty.
     *
     * @param colors whether severities are colored
     * @param onlyFindings whether to leave out everything but the findings
     */
    static String of(Result result, boolean colors, boolean onlyFindings) {
        TextReport report = new TextReport(colors);
        Outcome outcome = result.outcome();
        outcome.findings().forEach(report::finding);
        outcome.impacts().ifPresent(impacts -> report.out.append(ImpactText.text(impacts)));
        if (!onlyFindings) {
            if (result.isDryRun()) {
                report.step("dry run", "nothing is written; without --dry-run this would be done:");
            }
            outcome.rendered().forEach(report::rendered);
            outcome.checked().ifPresent(checked -> report.checked(checked, outcome));
            outcome.coverage().ifPresent(report::coverage);
            outcome.packaged().forEach(report::packaged);
            outcome.verified().ifPresent(report::verified);
            outcome.published().forEach(publication -> report.published(publication, result.isDryRun()));
            if (!result.isDryRun()) {
                report.next(outcome);
            }
            outcome.migrated().ifPresent(report::migrated);
        }
        if (!onlyFindings || result.answer().isData()) {
            Answer answer = result.answer();
            report.out.append(colors ? answer.colors().orElse(answer.text()) : answer.text());
        }
        return report.out.toString();
    }

    private void finding(Finding finding) {
        String line = finding.toString();
        if (colors) {
            String word = finding.severity().word();
            String color = finding.severity() == Severity.ERROR ? "\u001b[1;31m" : "\u001b[1;33m";
            line = line.replaceFirst(": " + word + ": ", ": " + color + word + "\u001b[0m: ");
        }
        out.append(line).append('\n');
    }

    private void rendered(Rendered chart) {
        List<Change> changes = chart.changes();
        step(
                "rendered",
                chart.folder() + " " + chart.version() + ": "
                        + count(chart.overlays().size(), "overlay") + ", "
                        + (changes.isEmpty() ? "no file changed" : count(changes.size(), "file") + " changed"));
        for (Change change : changes) {
            out.append("             ")
                    .append(String.format(Locale.ROOT, "%-8s", change.kind()))
                    .append(change.path())
                    .append('\n');
        }
    }

    private void checked(Checked checked, Outcome outcome) {
        String ignored =
                outcome.ignored().isEmpty() ? "" : ", " + outcome.ignored().size() + " ignored";
        step("validated", scope(checked) + ": " + summary(outcome.findings()) + ignored);
    }

    /** Returns how many overlays and Kubernetes versions were validated, in words. */
    static String scope(Checked checked) {
        List<String> minors = checked.minors();
        String versions = minors.isEmpty()
                ? "no Kubernetes version"
                : minors.size() == 1
                        ? "Kubernetes " + minors.get(0)
                        : minors.size() + " Kubernetes versions (" + minors.get(0) + " to "
                                + minors.get(minors.size() - 1) + ")";
        String what = checked.overlays() == 0 ? "manifests" : count(checked.overlays(), "overlay");
        return what + " on " + versions;
    }

    private void coverage(List<Branch> branches) {
        List<String> gaps = CoverageText.gaps(branches);
        step("coverage", CoverageText.summary(branches) + (gaps.isEmpty() ? "" : "; not reached:"));
        gaps.forEach(gap -> out.append("            ").append(gap).append('\n'));
    }

    private void packaged(Packaged archive) {
        step("packaged", archive.file() + ", " + archive.size() + " bytes");
        out.append("            ").append(archive.digest()).append('\n');
        archive.signed().ifPresent(signed -> {
            step("signed", signed.file() + " by " + signed.owner());
            out.append("            ").append(signed.fingerprint()).append('\n');
        });
    }

    private void verified(Verified verdict) {
        boolean isGood =
                verdict.checks().stream().noneMatch(check -> check.status().equals("failed"));
        step(isGood ? "verified" : "refused", verdict.subject() + ": " + verdict.chart() + " " + verdict.version());
        out.append("            ").append(verdict.digest()).append('\n');
        for (Looked check : verdict.checks()) {
            out.append(String.format(Locale.ROOT, "            %-10s  %-9s  ", check.subject(), check.status()))
                    .append(check.detail())
                    .append('\n');
        }
    }

    private void published(Published publication, boolean isDryRun) {
        String status =
                switch (publication.status()) {
                    case "new" -> " is new";
                    case "replaced" -> " replaces the one that was there";
                    default -> " was there already, with the same bytes";
                };
        step("published", publication.repository() + ": " + publication.chart() + " " + publication.version() + status);
        publication
                .remarks()
                .forEach(remark -> out.append("            ").append(remark).append('\n'));
        if (isDryRun) {
            publication
                    .files()
                    .forEach(file -> out.append("            ").append(file).append('\n'));
        }
    }

    private void migrated(Migrated file) {
        String where = file.output().map(output -> " to " + output).orElse("");
        step("migrated", file.file() + where + ": " + count(file.moved().size(), "key") + " moved");
        file.moved().forEach(key -> out.append("            ")
                .append(key.from())
                .append(" -> ")
                .append(key.to())
                .append('\n'));
    }

    private void next(Outcome outcome) {
        for (Published publication : outcome.rendered().isEmpty() ? List.<Published>of() : outcome.published()) {
            if (publication.repository().contains("://")) {
                // Operators read it by another address, which only the repository's owner knows.
                continue;
            }
            String overlay = outcome.rendered().stream()
                    .filter(chart -> chart.chart().equals(publication.chart()))
                    .flatMap(chart -> chart.overlays().stream())
                    .reduce((first, second) -> second.equals("local") ? second : first)
                    .map(name -> " -f " + publication.repository() + "/" + publication.chart() + "-"
                            + publication.version() + "/values-" + name + ".yaml")
                    .orElse("");
            out.append("\nNext, with your answers to the head of that values file in mine.yaml:\n  helm install ")
                    .append(publication.chart())
                    .append(' ')
                    .append(publication.repository())
                    .append('/')
                    .append(publication.chart())
                    .append('-')
                    .append(publication.version())
                    .append(".tgz")
                    .append(overlay)
                    .append(" -f mine.yaml\n");
        }
    }

    /** Returns how many errors, warnings and notes there are, in words. */
    static String summary(List<Finding> findings) {
        List<String> counts = new ArrayList<>();
        for (Severity severity : List.of(Severity.ERROR, Severity.WARNING, Severity.INFO)) {
            long number = findings.stream()
                    .filter(finding -> finding.severity() == severity)
                    .count();
            if (number > 0) {
                counts.add(count(number, severity == Severity.INFO ? "note" : severity.word()));
            }
        }
        return counts.isEmpty() ? "no findings" : String.join(" and ", counts).replaceFirst(" and (?=.* and )", ", ");
    }

    private void step(String verb, String what) {
        out.append(String.format(Locale.ROOT, "%-11s ", verb)).append(what).append('\n');
    }

    /** Returns the number with the noun in its form. */
    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
