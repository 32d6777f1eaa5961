package io.chartwright.cli;

import io.chartwright.Outcome;
import io.chartwright.model.Finding;
import io.chartwright.model.Severity;
import java.util.Optional;

/**
 * What a command came to.
 *
 * @param command its name
 * @param exitCode as in {@link ExitCode}
 * @param outcome what was found and made before it ended
 * @param error why it ended early
 * @param failOn the least severity at which a finding makes it fail
 * @param isDryRun whether the outcome says what would be written, and nothing was
 * @param answer what it says beside the outcome
 */
record Result(
        String command,
        int exitCode,
        Outcome outcome,
        Optional<String> error,
        Severity failOn,
        boolean isDryRun,
        Answer answer) {

    /** Returns whether the finding makes the run fail. */
    boolean isFailure(Finding finding) {
        return finding.severity().compareTo(failOn) >= 0;
    }
}
