package io.chartwright;

import io.chartwright.model.Chart;
import io.chartwright.model.TextFile;
import java.util.List;

/** What is validated when it is not the project. */
sealed interface Subject {

    /** Returns the charts in it; none when it is manifests. */
    List<Chart> charts();

    /** A chart that is there already. */
    record OneChart(Chart chart) implements Subject {
        @Override
        public List<Chart> charts() {
            return List.of(chart);
        }
    }

    /** Manifests that are there already. */
    record Manifests(List<TextFile> files) implements Subject {
        public Manifests {
            files = List.copyOf(files);
        }

        @Override
        public List<Chart> charts() {
            return List.of();
        }
    }
}
