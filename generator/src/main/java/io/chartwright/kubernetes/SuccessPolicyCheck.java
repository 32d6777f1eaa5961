package io.chartwright.kubernetes;

import java.util.List;
import java.util.Optional;

/** When a Job counts as successful before all its indexes are done. */
final class SuccessPolicyCheck {
    private static final int MOST_RULES = 20;
    private static final int MOST_LENGTH = 64 * 1024;

    private SuccessPolicyCheck() {}

    static void check(Place spec) {
        Place policy = spec.at("successPolicy");
        if (!policy.isThere()) {
            return;
        }
        if (!spec.at("completionMode").textOrEmpty().equals("Indexed")) {
            policy.refuse("needs completionMode: Indexed", "remove it, or set completionMode: Indexed");
            return;
        }
        Place rules = policy.at("rules");
        rules.require("add a rule");
        if (rules.items().size() > MOST_RULES) {
            rules.refuse("has " + rules.items().size() + " entries", "keep it to " + MOST_RULES);
        }
        long completions = spec.at("completions").integer().orElse(0L);
        rules.items().forEach(rule -> rule(rule, completions));
    }

    private static void rule(Place rule, long completions) {
        Place indexes = rule.at("succeededIndexes");
        Place count = rule.at("succeededCount");
        if (!indexes.isThere() && !count.isThere()) {
            rule.refuse("has neither succeededIndexes nor succeededCount", "add one of them");
        }
        long among = completions;
        if (indexes.isThere()) {
            Optional<Long> listed = count(indexes.textOrEmpty(), completions);
            if (listed.isEmpty() || indexes.textOrEmpty().length() > MOST_LENGTH) {
                indexes.refuse(
                        "is no list of indexes below completions, " + completions, "write one such as 0,2-4, in order");
            }
            among = listed.orElse(completions);
        }
        long most = among;
        count.within(0, Integer.MAX_VALUE);
        count.integer()
                .filter(number -> number > most)
                .ifPresent(number -> count.refuse(number + " is more than the indexes there are, " + most, "lower it"));
    }

    /** Returns how many indexes the text lists, in ascending order, if it is well-formed. */
    private static Optional<Long> count(String text, long completions) {
        long before = -1;
        long count = 0;
        if (text.isEmpty()) {
            return Optional.of(0L);
        }
        for (String part : List.of(text.split(",", -1))) {
            if (!part.matches("\\d{1,9}(-\\d{1,9})?")) {
                return Optional.empty();
            }
            String[] ends = part.split("-", -1);
            long first = Long.parseLong(ends[0]);
            long last = Long.parseLong(ends[ends.length - 1]);
            boolean isRange = ends.length == 1 || first < last;
            if (first <= before || !isRange || last >= completions) {
                return Optional.empty();
            }
            count += last - first + 1;
            before = last;
        }
        return Optional.of(count);
    }
}
