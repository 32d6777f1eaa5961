package io.chartwright.diff;

import io.chartwright.helm.HelmTool;
import io.chartwright.model.Chart;

/**
 * One state of a chart.
 *
 * @param chart the chart
 * @param helm what renders it
 * @param place what findings write before the chart's files; empty for the state on disk
 */
public record DiffSide(Chart chart, HelmTool helm, String place) {}
