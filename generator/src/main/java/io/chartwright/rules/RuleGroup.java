package io.chartwright.rules;

import java.util.List;

/**
 * Rules about one thing.
 *
 * @param name what their ids begin with, for example {@code api}
 * @param about what they are about, a sentence
 * @param rules the rules, sorted by id
 */
public record RuleGroup(String name, String about, List<Rule> rules) {

    public RuleGroup {
        rules = List.copyOf(rules);
    }
}
