package io.chartwright.rules;

import io.chartwright.model.Finding;
import io.chartwright.model.Location;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a user has decided not to be told.
 *
 * @param rule pattern of rule ids
 * @param object pattern of {@code Kind/name}; {@code *} also means what is about no object
 * @param path pattern of files
 * @param reason why, for the next reader
 * @param owner who to ask; may be empty
 * @param expires the last day on which it holds; empty means for ever
 * @param location where it is written
 */
public record Ignore(
        String rule,
        String object,
        String path,
        String reason,
        String owner,
        Optional<LocalDate> expires,
        Location location) {

    /** Returns whether the finding is not to be reported. */
    boolean covers(Finding finding) {
        return new NamePattern(rule).matches(finding.rule())
                && new NamePattern(object).matches(finding.object())
                && new NamePattern(path).matches(finding.location().file());
    }

    /** Returns whether it does not hold any more. */
    boolean isExpired(LocalDate today) {
        return expires.filter(day -> day.isBefore(today)).isPresent();
    }

    /** Returns what it ignores, in words. */
    @Override
    public String toString() {
        return "'" + rule + "'" + (object.equals("*") ? "" : " of " + object) + (path.equals("*") ? "" : " in " + path);
    }
}
