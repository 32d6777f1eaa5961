package io.chartwright.cli;

import io.chartwright.rules.Rule;
import io.chartwright.rules.RuleCatalog;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = ExplainCommand.NAME,
        header = "Explain a rule: what, why, a bad and a good example.",
        description = {""},
        footer = {"", "Example:", "  chartwright explain api/removed"})
final class ExplainCommand implements Callable<Integer> {
    static final String NAME = "explain";

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private RootCommand root;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "RULE", description = "The rule's id, as findings name it in brackets.")
    @SuppressWarnings("NullAway.Init")
    private String id;

    @Override
    public Integer call() {
        RuleCatalog catalog = RuleCatalog.load();
        Rule rule = catalog.find(id)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "there is no rule '" + id + "': "
                                + catalog.adviceAgainst(id).orElse("'chartwright rules' lists them")));
        return root.print(
                NAME,
                Map.of(
                        Format.text, () -> RuleText.text(rule),
                        Format.json, () -> RuleText.json(NAME, List.of(rule)),
                        Format.markdown, () -> "# " + rule.id() + "\n\n" + RuleText.markdown(rule) + "\n"));
    }
}
