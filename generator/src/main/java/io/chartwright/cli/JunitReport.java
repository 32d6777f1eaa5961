package io.chartwright.cli;

import io.chartwright.model.Finding;
import java.util.List;

/** Prints the findings as JUnit XML: one suite, one case per finding; a finding that does not fail the run passes. */
final class JunitReport {
    private final StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

    private JunitReport() {}

    /** Returns the document, ended by a line feed. */
    static String of(Result result) {
        List<Finding> findings = result.outcome().findings();
        long failures = findings.stream().filter(result::isFailure).count();
        // Without a finding that failed, the command as a whole is a case.
        boolean isOwnCase = failures == 0;
        boolean isBroken = isOwnCase && result.error().isPresent();
        String numbers = " tests=\"" + (findings.size() + (isOwnCase ? 1 : 0)) + "\" failures=\"" + failures
                + "\" errors=\"" + (isBroken ? 1 : 0) + "\" skipped=\"0\" time=\"0\"";
        JunitReport report = new JunitReport();
        report.line("<testsuites name=\"chartwright\"" + numbers + ">");
        report.line("  <testsuite name=\"" + attribute(result.command()) + "\"" + numbers + ">");
        if (isOwnCase) {
            report.testCase("chartwright", result.command(), isBroken ? error(result) : "");
        }
        findings.forEach(finding -> report.testCase(
                finding.rule(),
                finding.location() + ": " + finding.problem(),
                result.isFailure(finding) ? failure(finding) : output(finding)));
        report.line("  </testsuite>");
        report.line("</testsuites>");
        return report.out.toString();
    }

    private void testCase(String group, String name, String content) {
        String start =
                "    <testcase classname=\"" + attribute(group) + "\" name=\"" + attribute(name) + "\" time=\"0\"";
        line(start + (content.isEmpty() ? "/>" : ">\n      " + content + "\n    </testcase>"));
    }

    private static String failure(Finding finding) {
        return "<failure type=\"" + attribute(finding.severity().word()) + "\" message=\""
                + attribute(finding.message()) + "\">" + text(finding.toString()) + "</failure>";
    }

    private static String output(Finding finding) {
        return "<system-out>" + text(finding.toString()) + "</system-out>";
    }

    private static String error(Result result) {
        return "<error type=\"exit " + result.exitCode() + "\" message=\""
                + attribute(result.error().orElse("")) + "\"/>";
    }

    private void line(String line) {
        out.append(line).append('\n');
    }

    private static String attribute(String text) {
        return text(text).replace("\"", "&quot;").replace("\n", "&#10;").replace("\t", "&#9;");
    }

    /** Returns the text escaped, without the characters that XML 1.0 cannot hold. */
    private static String text(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints().forEach(c -> kept.appendCodePoint(isAllowed(c) ? c : 0xfffd));
        return kept.toString().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static boolean isAllowed(int c) {
        return c == '\t' || c == '\n' || (c >= ' ' && c < 0xd800) || (c >= 0xe000 && c != 0xfffe && c != 0xffff);
    }
}
