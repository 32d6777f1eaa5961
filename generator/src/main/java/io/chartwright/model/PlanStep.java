package io.chartwright.model;

import java.util.List;

/**
 * One step of the move from the manifests to the release.
 *
 * @param title what it does
 * @param notes what to know before it, sentences
 * @param commands what to run, each a line that PowerShell and POSIX shells read the same way
 */
public record PlanStep(String title, List<String> notes, List<String> commands) {
    public PlanStep {
        notes = List.copyOf(notes);
        commands = List.copyOf(commands);
    }
}
