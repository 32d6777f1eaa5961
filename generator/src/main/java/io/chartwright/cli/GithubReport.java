package io.chartwright.cli;

import io.chartwright.model.Finding;
import io.chartwright.model.Location;
import io.chartwright.model.Severity;

/** Prints the findings as commands to GitHub's workflow runner, which shows them beside the lines that they name. */
final class GithubReport {
    private GithubReport() {}

    /** Returns one line for each finding, or one for the error when nothing was found. */
    static String of(Result result, SourcePaths paths) {
        StringBuilder out = new StringBuilder();
        result.outcome().findings().forEach(finding -> out.append(command(finding, paths))
                .append('\n'));
        if (out.isEmpty()) {
            result.error()
                    .ifPresent(
                            error -> out.append("::error::").append(data(error)).append('\n'));
        }
        return out.toString();
    }

    private static String command(Finding finding, SourcePaths paths) {
        Location at = finding.location();
        StringBuilder out = new StringBuilder("::");
        out.append(
                finding.severity() == Severity.INFO
                        ? "notice"
                        : finding.severity().word());
        out.append(" title=").append(property(finding.rule()));
        if (!at.file().isEmpty()) {
            out.append(",file=").append(property(paths.pathOf(at)));
        }
        if (at.line() > 0) {
            out.append(",line=").append(at.line());
        }
        if (at.column() > 0) {
            out.append(",col=").append(at.column());
        }
        return out.append("::").append(data(finding.message())).toString();
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
