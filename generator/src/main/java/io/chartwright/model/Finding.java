package io.chartwright.model;

import java.util.Comparator;

/**
 * One problem in the user's files.
 *
 * @param severity how bad it is
 * @param rule id such as {@code profile/unknown-key}; the part before the slash is the group
 * @param location where the user would edit
 * @param problem what is wrong, a clause without a full stop
 * @param reason why it matters, a clause; empty when the problem says it all
 * @param fix what to do, a clause that continues "perhaps you should"; empty when there is no advice
 */
public record Finding(Severity severity, String rule, Location location, String problem, String reason, String fix)
        implements Comparable<Finding> {

    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::location)
            .thenComparing(Finding::rule)
            .thenComparing(Finding::problem)
            .thenComparing(Finding::severity);

    /** Returns an error whose problem says why it matters. */
    public static Finding error(String rule, Location location, String problem, String fix) {
        return new Finding(Severity.ERROR, rule, location, problem, "", fix);
    }

    /** Returns a warning whose problem says why it matters. */
    public static Finding warning(String rule, Location location, String problem, String fix) {
        return new Finding(Severity.WARNING, rule, location, problem, "", fix);
    }

    /** Returns this finding with the reason why it matters. */
    public Finding because(String why) {
        return new Finding(severity, rule, location, problem, why, fix);
    }

    /** Returns this finding at another place. */
    public Finding at(Location place) {
        return new Finding(severity, rule, place, problem, reason, fix);
    }

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }

    /** Returns {@code path:line:col: error: [rule] problem (reason), perhaps you should fix}. */
    @Override
    public String toString() {
        String why = reason.isEmpty() ? "" : " (" + reason + ")";
        String advice = fix.isEmpty() ? "" : ", perhaps you should " + fix;
        return location + ": " + severity.word() + ": [" + rule + "] " + problem + why + advice;
    }
}
