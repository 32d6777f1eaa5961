package io.chartwright.model;

import java.util.List;

/**
 * The combinations of an overlay and a Kubernetes minor that a finding is about.
 *
 * @param names what each is called, in the order in which they were validated; none when no cell was rendered for it
 * @param total how many cells were validated
 */
public record Cells(List<String> names, int total) {
    /** Of a finding that is about no cell. */
    public static final Cells NONE = new Cells(List.of(), 0);

    public Cells {
        names = List.copyOf(names);
    }

    /** Returns in which cells it is, in words; empty when it is in all of them or about none. */
    public String words() {
        if (names.size() == total) {
            return "";
        }
        return names.size() == 1
                ? "in " + names.get(0)
                : "in " + names.size() + " of " + total + " cells, first in " + names.get(0);
    }
}
