package io.chartwright.validate;

import io.chartwright.model.Chart;
import io.chartwright.model.Finding;
import java.util.List;

/** A rule about the chart as it is, before anything is rendered by Helm. */
interface ChartRule {

    /** Returns what is wrong with the chart. */
    List<Finding> check(Chart chart);
}
