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
 * @param colors the same for a terminal that shows colors, if it has some
 * @param isData whether the text is what was asked for, so that it is printed in any case
 * @param markdown what it adds to a report in Markdown
 * @param headline what the title of that report says when nothing failed
 * @param failure why the command ends with another code than 0, and that code
 * @param file a file that goes to standard output, so that the text goes to standard error
 */
record Answer(
        List<Finding> findings,
        Map<String, Object> fields,
        String text,
        Optional<String> colors,
        boolean isData,
        String markdown,
        String headline,
        Optional<Failure> failure,
        Optional<String> file) {

    /**
     * Why a command fails that found no problem in a file.
     *
     * @param exitCode as in {@link ExitCode}
     * @param message what is said to people
     */
    record Failure(int exitCode, String message) {}

    Answer {
        findings = List.copyOf(findings);
    }

    /** Creates an answer that is no failure and no file, and adds nothing to a report in Markdown. */
    Answer(List<Finding> findings, Map<String, Object> fields, String text, boolean isData) {
        this(findings, fields, text, Optional.empty(), isData, "", "all is well", Optional.empty(), Optional.empty());
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

    /** Returns this answer with the text for a terminal that shows colors. */
    Answer withColors(String other) {
        return new Answer(findings, fields, text, Optional.of(other), isData, markdown, headline, failure, file);
    }

    /** Returns this answer with a part for a report in Markdown. */
    Answer withMarkdown(String other) {
        return new Answer(findings, fields, text, colors, isData, other, headline, failure, file);
    }

    /** Returns this answer with another title of that report. */
    Answer withHeadline(String other) {
        return new Answer(findings, fields, text, colors, isData, markdown, other, failure, file);
    }

    /** Returns this answer as that of a command that fails, if there is a failure. */
    Answer withFailure(Optional<Failure> other) {
        return new Answer(findings, fields, text, colors, isData, markdown, headline, other, file);
    }

    /** Returns this answer with a file for standard output, if there is one. */
    Answer withFile(Optional<String> other) {
        return new Answer(findings, fields, text, colors, isData, markdown, headline, failure, other);
    }
}
