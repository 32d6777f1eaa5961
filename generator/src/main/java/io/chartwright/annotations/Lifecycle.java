package io.chartwright.annotations;

import io.chartwright.model.Mapping;
import io.chartwright.model.Scalar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * When an annotation counts.
 *
 * @param since the first release with it, if it is known
 * @param until the first release without it
 * @param deprecated what to do instead, because it is old
 * @param oldValues what to write instead of values that are old
 * @param unsupported what to do instead, because the controller does not read it
 * @param isWritten whether the controller writes it itself
 * @param isImmutable whether it counts only when the object is made
 */
public record Lifecycle(
        Optional<String> since,
        Optional<String> until,
        Optional<String> deprecated,
        Map<String, String> oldValues,
        Optional<String> unsupported,
        boolean isWritten,
        boolean isImmutable) {

    public Lifecycle {
        oldValues = Map.copyOf(oldValues);
    }

    static Lifecycle of(Mapping fields) {
        Map<String, String> old = new LinkedHashMap<>();
        fields.mapping("old").ifPresent(values -> values.entries()
                .forEach((value, entry) -> old.put(value, ((Scalar) entry.node()).text())));
        return new Lifecycle(
                fields.text("since"),
                fields.text("until"),
                fields.text("deprecated"),
                old,
                fields.text("unsupported"),
                fields.get("written").isPresent(),
                fields.get("immutable").isPresent());
    }
}
