package io.chartwright;

import io.chartwright.model.Severity;
import io.chartwright.rules.RuleSelection;
import java.time.LocalDate;
import java.util.List;

/**
 * What a user wants validation to report, and when the run fails.
 *
 * @param only patterns of the rules that are reported; none means all
 * @param skip patterns of the rules that are not reported
 * @param failOn the least severity at which the run fails
 * @param today the day that expiry dates are compared with
 */
public record Policy(List<String> only, List<String> skip, Severity failOn, LocalDate today) {

    public Policy {
        only = List.copyOf(only);
        skip = List.copyOf(skip);
    }

    /** Returns the policy that reports everything and fails on errors; nothing has expired yet. */
    public static Policy usual() {
        return new Policy(List.of(), List.of(), Severity.ERROR, LocalDate.MIN);
    }

    /** Returns this policy on another day. */
    public Policy on(LocalDate day) {
        return new Policy(only, skip, failOn, day);
    }

    /**
     * Returns the rules that are reported.
     *
     * @throws io.chartwright.model.UnknownNameException for a pattern that no rule matches
     */
    RuleSelection rules() {
        return RuleSelection.of(only, skip);
    }
}
