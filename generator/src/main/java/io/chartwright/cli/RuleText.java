package io.chartwright.cli;

import io.chartwright.rules.Rule;
import java.util.stream.Collectors;

/** Writes out what a rule is. */
final class RuleText {
    private RuleText() {}

    /** Returns the rule in Markdown, without a heading and without a line feed at the end. */
    static String markdown(Rule rule) {
        String peers = rule.peers().isEmpty()
                ? ""
                : "\n\nOther tools' name for it: "
                        + rule.peers().stream().map(peer -> "`" + peer + "`").collect(Collectors.joining(", ")) + ".";
        return MarkdownReport.escaped(rule.what()) + " " + MarkdownReport.escaped(rule.why()) + "\n\nBad:\n\n```yaml\n"
                + rule.bad() + "\n```\n\nGood:\n\n```yaml\n" + rule.good() + "\n```" + peers;
    }
}
