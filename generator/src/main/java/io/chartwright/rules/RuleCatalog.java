package io.chartwright.rules;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Every rule that there is.
 *
 * @param groups the groups, sorted by name
 */
public record RuleCatalog(List<RuleGroup> groups) {
    private static final List<String> NAMES =
            List.of("api", "chart", "cloud", "packaging", "profile", "project", "publish", "template", "values");

    public RuleCatalog {
        groups = List.copyOf(groups);
    }

    /** Returns the catalog that this build was made with. */
    public static RuleCatalog load() {
        return new RuleCatalog(NAMES.stream().map(RuleFile::read).toList());
    }

    /** Returns every rule, sorted by id. */
    public List<Rule> rules() {
        return groups.stream()
                .flatMap(group -> group.rules().stream())
                .sorted(Comparator.comparing(Rule::id))
                .toList();
    }

    /** Returns the rule with the id, if there is one. */
    public Optional<Rule> find(String id) {
        return rules().stream().filter(rule -> rule.id().equals(id)).findFirst();
    }
}
