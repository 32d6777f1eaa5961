package io.chartwright.rules;

import io.chartwright.model.Finding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes out of findings what a user has decided not to be told. */
public final class Ignores {
    private final List<Ignore> ignores;
    private final LocalDate today;

    /**
     * What is left.
     *
     * @param findings what is reported, and each decision that has expired or covers nothing
     * @param ignored what is not reported
     */
    public record Result(List<Finding> findings, List<Ignored> ignored) {

        public Result {
            findings = List.copyOf(findings);
            ignored = List.copyOf(ignored);
        }
    }

    /** Creates the filter of the decisions as they are on a day. */
    public Ignores(Collection<Ignore> ignores, LocalDate today) {
        this.ignores = ignores.stream().distinct().toList();
        this.today = today;
    }

    /**
     * Returns the findings that are left.
     *
     * @param isComplete whether everything was checked, so that a decision that covers nothing is not needed
     */
    public Result applyTo(List<Finding> findings, boolean isComplete) {
        List<Finding> left = new ArrayList<>();
        List<Ignored> ignored = new ArrayList<>();
        Set<Ignore> used = new HashSet<>();
        for (Finding finding : findings) {
            List<Ignore> covering =
                    ignores.stream().filter(ignore -> ignore.covers(finding)).toList();
            used.addAll(covering);
            Optional<Ignore> valid =
                    covering.stream().filter(ignore -> !ignore.isExpired(today)).findFirst();
            valid.ifPresentOrElse(ignore -> ignored.add(new Ignored(finding, ignore)), () -> left.add(finding));
        }
        for (Ignore ignore : ignores) {
            if (ignore.isExpired(today)) {
                left.add(expired(ignore));
            } else if (isComplete && !used.contains(ignore)) {
                left.add(unused(ignore));
            }
        }
        return new Result(left, ignored);
    }

    private static Finding expired(Ignore ignore) {
        String owner = ignore.owner().isEmpty() ? "" : " after asking " + ignore.owner();
        return Finding.warning(
                        "ignore/expired",
                        ignore.location(),
                        "ignoring " + ignore + " ended on "
                                + ignore.expires().map(LocalDate::toString).orElse(""),
                        "remove it, or give a later date" + owner)
                .because("it was: " + ignore.reason());
    }

    private static Finding unused(Ignore ignore) {
        return Finding.warning(
                "ignore/unused", ignore.location(), "there is nothing to ignore for " + ignore, "remove it");
    }
}
