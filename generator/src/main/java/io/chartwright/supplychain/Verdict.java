package io.chartwright.supplychain;

import io.chartwright.model.ChartId;
import io.chartwright.model.Digest;
import io.chartwright.model.Finding;
import io.chartwright.model.Location;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of verifying a package.
 *
 * @param id the chart and its version, as the archive says
 * @param digest of the archive
 * @param checks what was looked at, in order
 * @param findings what is wrong
 */
public record Verdict(ChartId id, Digest digest, List<Check> checks, List<Finding> findings) {

    public Verdict {
        checks = List.copyOf(checks);
        findings = List.copyOf(findings);
    }

    /** Returns this verdict with one thing more that is as it should be. */
    public Verdict verified(String subject, String detail) {
        return with(Check.verified(subject, detail), List.of());
    }

    /**
     * Returns this verdict with one thing more that is not as it should be.
     *
     * @param file what the finding is about
     * @param problem what is wrong
     * @param fix what to do
     */
    public Verdict failed(String subject, String rule, String file, String problem, String fix) {
        return with(Check.failed(subject, problem), List.of(Finding.error(rule, Location.of(file), problem, fix)));
    }

    private Verdict with(Check check, List<Finding> more) {
        List<Check> allChecks = new ArrayList<>(checks);
        allChecks.add(check);
        List<Finding> allFindings = new ArrayList<>(findings);
        allFindings.addAll(more);
        return new Verdict(id, digest, allChecks, allFindings);
    }
}
