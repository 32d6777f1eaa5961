package io.chartwright.rules;

import io.chartwright.model.Finding;
import io.chartwright.model.UnknownNameException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rules that a user wants to hear of.
 *
 * @param ids their ids; empty means every rule
 */
public record RuleSelection(Optional<Set<String>> ids) {

    /**
     * Returns the selection.
     *
     * @param only patterns of the rules that are reported; none means all
     * @param skip patterns of the rules that are not reported, also when they are among the former
     * @throws UnknownNameException for a pattern that no rule matches
     */
    public static RuleSelection of(List<String> only, List<String> skip) {
        if (only.isEmpty() && skip.isEmpty()) {
            return new RuleSelection(Optional.empty());
        }
        RuleCatalog catalog = RuleCatalog.load();
        List<NamePattern> wanted = patterns(only, catalog);
        List<NamePattern> unwanted = patterns(skip, catalog);
        Set<String> ids = catalog.rules().stream()
                // Where such a rule is broken, the wanted ones cannot be checked.
                .filter(rule -> wanted.isEmpty() || rule.stops() || matches(wanted, rule.id()))
                .map(Rule::id)
                .filter(id -> !matches(unwanted, id))
                .collect(Collectors.toSet());
        return new RuleSelection(Optional.of(ids));
    }

    /** Returns whether every rule is selected. */
    public boolean isEverything() {
        return ids.isEmpty();
    }

    /** Returns the findings of the selected rules. */
    public List<Finding> of(List<Finding> findings) {
        return ids.map(selected -> findings.stream()
                        .filter(finding -> selected.contains(finding.rule()))
                        .toList())
                .orElse(findings);
    }

    private static List<NamePattern> patterns(List<String> texts, RuleCatalog catalog) {
        for (String text : texts) {
            catalog.adviceAgainst(text).ifPresent(advice -> {
                throw new UnknownNameException("there is no rule '" + text + "': " + advice);
            });
        }
        return texts.stream().map(NamePattern::new).toList();
    }

    private static boolean matches(List<NamePattern> patterns, String id) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(id));
    }
}
