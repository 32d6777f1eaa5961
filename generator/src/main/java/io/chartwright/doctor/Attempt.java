package io.chartwright.doctor;

import io.chartwright.live.NotAllowedException;
import io.chartwright.model.Inspection;
import java.util.Optional;

/** Lets the other checks go on where the user may not see what one of them looks at. */
final class Attempt {
    private Attempt() {}

    /** Runs the check; returns why it could not see anything, if so. */
    static Optional<Inspection> run(String area, Runnable check) {
        try {
            check.run();
            return Optional.empty();
        } catch (NotAllowedException e) {
            return Optional.of(Inspection.skipped(area, "not looked at: " + e.getMessage()));
        }
    }
}
