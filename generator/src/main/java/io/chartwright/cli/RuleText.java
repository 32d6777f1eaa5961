package io.chartwright.cli;

import io.chartwright.rules.Rule;
import io.chartwright.rules.RuleCatalog;
import io.chartwright.rules.RuleGroup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes out what rules are. */
final class RuleText {
    private static final String HEAD = """
            # Rules

            What findings mean, and how to obey. `chartwright explain RULE` says the same. Made by
            `chartwright rules --format markdown=docs/rules.md` from `generator/src/main/resources/io/chartwright/rules`.
            """;

    private static final String END = """

            ## Checks of other tools

            [peers-checks.md](peers-checks.md) says of every check of kube-linter and of kube-score which of these rules
            stands for it, or why none does.
            """;

    private static final String PEERS = "Other tools' name for it: ";

    private RuleText() {}

    /** Returns one line per rule: id, severity, what. */
    static String list(List<Rule> rules) {
        int width = rules.stream().mapToInt(rule -> rule.id().length()).max().orElse(1);
        return rules.stream()
                .map(rule -> String.format(
                        Locale.ROOT,
                        "%-" + width + "s  %-7s  %s%n",
                        rule.id(),
                        rule.severity().word(),
                        rule.what()))
                .collect(Collectors.joining());
    }

    /** Returns all that is known of the rule, for a terminal. */
    static String text(Rule rule) {
        String peers = rule.peers().isEmpty() ? "" : "\n" + PEERS + String.join(", ", rule.peers()) + "\n";
        return rule.id() + " (" + rule.severity().word() + ")\n\n" + rule.what() + "\n" + rule.why() + "\n\nBad:\n"
                + rule.bad().indent(2) + "\nGood:\n" + rule.good().indent(2) + peers;
    }

    /** Returns all that is known of the rules as JSON; {@code docs/output.schema.json} describes it. */
    static String json(String command, List<Rule> rules) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("command", command);
        document.put("exitCode", ExitCode.OK);
        document.put("rules", rules.stream().map(RuleText::fields).toList());
        return JsonDocument.of(document);
    }

    private static Map<String, Object> fields(Rule rule) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", rule.id());
        fields.put("severity", rule.severity().word());
        fields.put("what", rule.what());
        fields.put("why", rule.why());
        fields.put("bad", rule.bad());
        fields.put("good", rule.good());
        fields.put("peers", rule.peers());
        fields.put("stops", rule.stops());
        return fields;
    }

    /** Returns every rule in Markdown: {@code docs/rules.md}. */
    static String document(RuleCatalog catalog) {
        StringBuilder out = new StringBuilder(HEAD);
        for (RuleGroup group : catalog.groups()) {
            out.append("\n## ").append(group.name()).append("\n\n");
            out.append(MarkdownReport.escaped(group.about())).append('\n');
            for (Rule rule : group.rules()) {
                out.append("\n### ")
                        .append(rule.id())
                        .append("\n\n")
                        .append(markdown(rule))
                        .append('\n');
            }
        }
        return out.append(END).toString();
    }

    /** Returns the rule in Markdown, without a heading and without a line feed at the end. */
    static String markdown(Rule rule) {
        String peers = rule.peers().stream().map(peer -> "`" + peer + "`").collect(Collectors.joining(", "));
        String stops = rule.stops() ? " Nothing else can be checked where it is found, so `--only` keeps it." : "";
        return "*" + rule.severity().word() + "* · " + MarkdownReport.escaped(rule.what()) + "\n"
                + MarkdownReport.escaped(rule.why()) + stops + "\n\nBad:\n\n```yaml\n" + rule.bad()
                + "\n```\n\nGood:\n\n```yaml\n" + rule.good() + "\n```"
                + (peers.isEmpty() ? "" : "\n\n" + PEERS + peers + ".");
    }
}
