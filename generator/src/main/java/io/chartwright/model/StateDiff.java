package io.chartwright.model;

import java.util.List;

/**
 * What differs between two states of charts.
 *
 * @param before what the earlier state is called
 * @param after what the later state is called
 * @param charts what differs in each chart
 * @param findings why overlays could not be compared
 */
public record StateDiff(String before, String after, List<ChartDiff> charts, List<Finding> findings) {

    public StateDiff {
        charts = List.copyOf(charts);
        findings = List.copyOf(findings);
    }

    /** Returns whether something differs. */
    public boolean differs() {
        return charts.stream().anyMatch(ChartDiff::differs);
    }
}
