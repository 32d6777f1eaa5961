package io.chartwright.rules;

import io.chartwright.model.NearMiss;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every rule that there is.
 *
 * @param groups the groups, sorted by name
 */
public record RuleCatalog(List<RuleGroup> groups) {
    private static final List<String> NAMES = List.of(
            "api",
            "bundle",
            "chart",
            "cloud",
            "ignore",
            "import",
            "index",
            "nginx",
            "packaging",
            "pod-security",
            "posture",
            "profile",
            "project",
            "publish",
            "ref",
            "signing",
            "template",
            "values",
            "verify");

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

    /** Returns what to write instead of a pattern that matches no rule's id; empty when it matches one. */
    public Optional<String> adviceAgainst(String pattern) {
        List<String> ids = rules().stream().map(Rule::id).toList();
        if (ids.stream().anyMatch(new NamePattern(pattern)::matches)) {
            return Optional.empty();
        }
        List<String> names = Stream.concat(ids.stream(), groups.stream().map(group -> group.name() + "/*"))
                .toList();
        return Optional.of(NearMiss.of(pattern, names)
                .map(near -> "write '" + near + "'")
                .orElse("'chartwright rules' lists them"));
    }
}
