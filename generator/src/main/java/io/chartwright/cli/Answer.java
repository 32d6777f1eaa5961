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
 * @param markdown what it adds to the report in Markdown
 * @param file a file that goes to standard output, so that the text goes to standard error
 */
record Answer(
        List<Finding> findings,
        Map<String, Object> fields,
        String text,
        boolean isData,
        String markdown,
        Optional<String> file) {
    Answer {
        findings = List.copyOf(findings);
    }

    Answer(List<Finding> findings, Map<String, Object> fields, String text, boolean isData) {
        this(findings, fields, text, isData, "", Optional.empty());
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
