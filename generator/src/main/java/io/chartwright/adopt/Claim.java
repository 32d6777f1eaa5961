package io.chartwright.adopt;

import io.chartwright.model.Fate;
import io.chartwright.model.Location;
import java.util.List;
import java.util.Optional;

/**
 * What is to become of a field; what really becomes of it is seen when the chart is rendered.
 *
 * @param object whose field it is
 * @param field the field, or a part of its text
 * @param location where it stands
 * @param value the keys of the chart's value that takes it; empty when none does
 * @param expected what the rendered chart must say for the field to count as carried over
 * @param isWanted whether anything else is a failure, because a value was set for it
 * @param fate what became of it, where no rendering can tell
 * @param reason why it may be other, or why it is as it is
 */
record Claim(
        InputObject object,
        String field,
        Location location,
        List<String> value,
        Optional<Expected> expected,
        boolean isWanted,
        Optional<Fate> fate,
        String reason) {

    /**
     * What stands in a rendered object.
     *
     * @param kind the object's kind
     * @param tier the object's tier
     * @param path the field
     * @param text its value
     * @param isUsual whether Kubernetes sets the same where nothing stands
     */
    record Expected(String kind, String tier, FieldPath path, String text, boolean isUsual) {
        Expected(String kind, String tier, FieldPath path, String text) {
            this(kind, tier, path, text, false);
        }
    }
}
