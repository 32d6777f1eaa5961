package io.chartwright.model;

import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One problem in the user's files.
 *
 * @param severity how bad it is
 * @param rule id such as {@code profile/unknown-key}; the part before the slash is the group
 * @param location where the user would edit
 * @param problem what is wrong, a clause without a full stop
 * @param reason why it matters, a clause; empty when the problem says it all
 * @param fix what to do, a clause that continues "perhaps you should"; empty when there is no advice
 * @param object the Kubernetes object that it is about, as {@code Kind/name}; empty when it is about none
 * @param cells where it is found
 * @param isOfWhole whether it is about all that begins at its place (a key, an item of a list, an object), and not about
 *     the single value that stands there
 */
public record Finding(
        Severity severity,
        String rule,
        Location location,
        String problem,
        String reason,
        String fix,
        String object,
        Cells cells,
        boolean isOfWhole)
        implements Comparable<Finding> {

    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::location)
            .thenComparing(Finding::rule)
            .thenComparing(Finding::problem)
            .thenComparing(Finding::severity);

    /** Creates a finding about no object and no cell. */
    public Finding(Severity severity, String rule, Location location, String problem, String reason, String fix) {
        this(severity, rule, location, problem, reason, fix, "", Cells.NONE, false);
    }

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
        return new Finding(severity, rule, location, problem, why, fix, object, cells, isOfWhole);
    }

    /** Returns this finding at another place. */
    public Finding at(Location place) {
        return new Finding(severity, rule, place, problem, reason, fix, object, cells, isOfWhole);
    }

    /** Returns this finding about the Kubernetes object, {@code Kind/name}. */
    public Finding about(String kindAndName) {
        return new Finding(severity, rule, location, problem, reason, fix, kindAndName, cells, isOfWhole);
    }

    /** Returns this finding as found in the cells. */
    public Finding in(Cells where) {
        return new Finding(severity, rule, location, problem, reason, fix, object, where, isOfWhole);
    }

    /** Returns this finding as one about all that begins at its place: a key, or what lacks something. */
    public Finding ofWhole() {
        return new Finding(severity, rule, location, problem, reason, fix, object, cells, true);
    }

    /** Returns {@code problem (reason; cells), perhaps you should fix}. */
    public String message() {
        String why =
                Stream.of(reason, cells.words()).filter(text -> !text.isEmpty()).collect(Collectors.joining("; "));
        String advice = fix.isEmpty() ? "" : ", perhaps you should " + fix;
        return problem + (why.isEmpty() ? "" : " (" + why + ")") + advice;
    }

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }

    /** Returns {@code path:line:col: error: [rule] problem (reason; cells), perhaps you should fix}. */
    @Override
    public String toString() {
        return location + ": " + severity.word() + ": [" + rule + "] " + message();
    }
}
