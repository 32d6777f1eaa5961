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
 * @param failure why the command ends with another code than 0, and that code
 * @param markdown what it adds to a report in Markdown
 */
record Answer(
        List<Finding> findings,
        Map<String, Object> fields,
        String text,
        boolean isData,
        Optional<Failure> failure,
        String markdown) {

    /**
     * Why a command fails that found no problem in a file.
     *
     * @param exitCode as in {@link ExitCode}
     * @param message what is said to people
     */
    record Failure(int exitCode, String message) {}

    /** Creates an answer that is no failure. */
    Answer(List<Finding> findings, Map<String, Object> fields, String text, boolean isData) {
        this(findings, fields, text, isData, Optional.empty(), "");
    }

    Answer {
        findings = List.copyOf(findings);
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
