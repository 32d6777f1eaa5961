package io.chartwright.cli;

import io.chartwright.model.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a command has to say that is not a step of the pipeline.
 *
 * @param findings problems, if it looked for some
 * @param fields what it adds to the JSON document
 * @param text what it prints for people
 * @param isData whether the text is what was asked for, so that it is printed in any case
 * @param markdown the text in Markdown; empty means the usual report
 * @param problem why the command ends with {@link ExitCode#FINDINGS} without a finding; empty when it does not
 */
record Answer(
        List<Finding> findings,
        Map<String, Object> fields,
        String text,
        boolean isData,
        String markdown,
        Optional<String> problem) {
    Answer {
        findings = List.copyOf(findings);
    }

    /** Creates an answer that says nothing else in Markdown, and whose problems are findings. */
    Answer(List<Finding> findings, Map<String, Object> fields, String text, boolean isData) {
        this(findings, fields, text, isData, "", Optional.empty());
    }

    /** Returns this answer with its text in Markdown. */
    Answer withMarkdown(String other) {
        return new Answer(findings, fields, text, isData, other, problem);
    }

    /** Returns this answer with the reason why the command fails, if it does. */
    Answer withProblem(Optional<String> why) {
        return new Answer(findings, fields, text, isData, markdown, why);
    }

    /** Returns the answer of a command that says no more than its outcome. */
    static Answer nothing() {
        return new Answer(List.of(), Map.of(), "", false);
    }

    /** Returns an answer without problems. */
    static Answer of(Map<String, Object> fields, String text) {
        return new Answer(List.of(), fields, text, false);
    }

    /** Returns an answer whose text is a document. */
    static Answer document(Map<String, Object> fields, String text) {
        return new Answer(List.of(), fields, text, true);
    }
}
