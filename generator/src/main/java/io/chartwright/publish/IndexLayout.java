package io.chartwright.publish;

import io.chartwright.model.Version;
import java.util.List;
import java.util.Optional;

/**
 * Where things stand in the text of an index, for one chart.
 *
 * @param generated the value of {@code generated}, if there is one
 * @param entries where the charts are
 * @param chart where the chart's versions are, if the index names the chart
 */
record IndexLayout(Optional<Span> generated, Optional<Charts> entries, Optional<Versions> chart) {

    /**
     * The charts of an index.
     *
     * @param column where the names stand, -1 when there are none
     * @param nothing what is written for no charts, such as {@code {}}
     * @param insertion where a chart that is not named yet would be inserted by its name
     */
    record Charts(int column, Optional<Span> nothing, int insertion) {}

    /**
     * The versions of a chart.
     *
     * @param column where their dashes stand, -1 when there are none
     * @param nothing what is written for no versions, such as {@code []}
     * @param start where the first version would be inserted
     * @param items the versions in their order
     */
    record Versions(int column, Optional<Span> nothing, int start, List<Item> items) {

        Versions {
            items = List.copyOf(items);
        }
    }

    /**
     * One version of a chart.
     *
     * @param start where it begins
     * @param end where a version behind it would be inserted
     * @param version the value of {@code version}, if there is one
     * @param digest the value of {@code digest}, if there is one
     */
    record Item(int start, int end, Optional<Span> version, Optional<Span> digest) {

        /** Returns the version as Helm understands it; empty when it is none. */
        Optional<Version> version(byte[] text) {
            return version.flatMap(span -> IndexText.version(IndexText.decode(text, span)));
        }
    }
}
