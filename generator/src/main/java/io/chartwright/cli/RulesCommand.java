package io.chartwright.cli;

import io.chartwright.rules.Rule;
import io.chartwright.rules.RuleCatalog;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(
        name = RulesCommand.NAME,
        header = "List the rules that findings name.",
        description = {"", "Prints each rule's id, its severity and what it is about.", ""},
        footer = {
            "",
            "Examples:",
            "  chartwright rules",
            "  chartwright rules --format json",
            "  chartwright rules --format markdown=docs/rules.md    with everything that 'explain' says"
        })
final class RulesCommand implements Callable<Integer> {
    static final String NAME = "rules";

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private RootCommand root;

    @Override
    public Integer call() {
        RuleCatalog catalog = RuleCatalog.load();
        List<Rule> rules = catalog.rules();
        return root.print(
                NAME,
                Map.of(
                        Format.text, () -> RuleText.list(rules),
                        Format.json, () -> RuleText.json(NAME, rules),
                        Format.markdown, () -> RuleText.document(catalog)));
    }
}
