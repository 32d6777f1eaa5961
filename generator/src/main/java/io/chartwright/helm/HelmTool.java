package io.chartwright.helm;

import io.chartwright.model.Chart;

/** Helm, as far as charts are proven with it. */
public interface HelmTool extends AutoCloseable {

    /**
     * Returns the chart in a form that Helm reads; close it when done.
     *
     * @throws HelmException when the disk fails
     */
    HelmChart open(Chart chart);

    @Override
    void close();
}
