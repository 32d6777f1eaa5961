package io.chartwright.supplychain;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An image that a chart's pods pull.
 *
 * @param image its name
 * @param isOperatorsChoice whether the operator names its tag, so that the one here is an example
 * @param overlays the overlays whose pods pull it
 * @param usedBy the containers, as {@code Kind container}
 */
public record PulledImage(
        ImageReference image, boolean isOperatorsChoice, SortedSet<String> overlays, SortedSet<String> usedBy) {

    public PulledImage {
        overlays = new TreeSet<>(overlays);
        usedBy = new TreeSet<>(usedBy);
    }

    /** Returns the name without what the operator chooses. */
    public String fixedName() {
        return isOperatorsChoice ? image.repository() : image.toString();
    }

    /** Returns the overlays as a list. */
    public List<String> overlayNames() {
        return List.copyOf(overlays);
    }
}
