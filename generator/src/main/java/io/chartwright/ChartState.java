package io.chartwright;

import io.chartwright.model.Chart;
import java.util.List;

/**
 * Charts as they are or were.
 *
 * @param name what reports call the state
 * @param place what findings write before the files of its charts
 * @param charts the charts
 * @param isOwn whether they are the project's, so that they are trusted as the project is
 */
record ChartState(String name, String place, List<Chart> charts, boolean isOwn) {

    /** Returns whether the overlays are those of profiles. */
    static boolean hasProfiles(Chart chart) {
        return chart.overlays().stream().anyMatch(overlay -> !overlay.profile().isEmpty());
    }
}
