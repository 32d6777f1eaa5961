package io.chartwright.cli;

import io.chartwright.ReportFile;
import io.chartwright.model.UnavailableException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Every report that the user wants of a result.
 *
 * @param surroundings where reports go
 * @param outputs the reports
 * @param color when to color text
 * @param onlyFindings whether text leaves out everything but the findings
 */
record Reports(Surroundings surroundings, List<Output> outputs, ColorChoice color, boolean onlyFindings) {

    /** The file that GitHub shows as the summary of a job; it names it in this variable. */
    private static final String SUMMARY = "GITHUB_STEP_SUMMARY";

    /** Where GitHub has the repository; paths in annotations count from there. */
    private static final String WORKSPACE = "GITHUB_WORKSPACE";

    Reports {
        outputs = List.copyOf(outputs);
    }

    /** Writes every report; returns the exit code, which tells when a file could not be written. */
    int print(Result result, Path project) {
        int exitCode = result.exitCode();
        SourcePaths paths = SourcePaths.of(surroundings.environment().getOrDefault(WORKSPACE, ""), project);
        boolean isExplained = false;
        try {
            for (Output output : outputs) {
                write(output, result, paths);
                isExplained |= output.format() == Format.json && output.file().isEmpty();
            }
        } catch (UnavailableException e) {
            surroundings.err().println("chartwright: " + e.getMessage());
            exitCode = ExitCode.UNAVAILABLE;
        }
        if (!isExplained) {
            result.error().ifPresent(error -> surroundings.err().println("chartwright: " + error));
        }
        return exitCode;
    }

    /** Writes the document of each wanted format; returns the exit code. */
    int print(Map<Format, Supplier<String>> documents) {
        try {
            outputs.forEach(output -> write(
                    output, documents.getOrDefault(output.format(), () -> "").get()));
            return ExitCode.OK;
        } catch (UnavailableException e) {
            surroundings.err().println("chartwright: " + e.getMessage());
            return ExitCode.UNAVAILABLE;
        }
    }

    private void write(Output output, String document) {
        if (output.file().isPresent()) {
            new ReportFile(surroundings.folder().resolve(output.file().get())).write(document);
        } else {
            surroundings.out().print(document);
            surroundings.out().flush();
        }
    }

    private void write(Output output, Result result, SourcePaths paths) {
        if (output.format() == Format.text && output.file().isEmpty()) {
            text(result);
        } else {
            write(output, report(output.format(), result, paths));
        }
        String summary = surroundings.environment().getOrDefault(SUMMARY, "");
        if (output.format() == Format.github && !summary.isEmpty()) {
            new ReportFile(surroundings.folder().resolve(summary)).append(MarkdownReport.of(result));
        }
    }

    private String report(Format format, Result result, SourcePaths paths) {
        return switch (format) {
            case text -> TextReport.of(result, false, onlyFindings);
            case json -> JsonReport.of(result);
            case sarif -> SarifReport.of(result, paths);
            case junit -> JunitReport.of(result);
            case github -> GithubReport.of(result, paths);
            case markdown -> MarkdownReport.of(result);
        };
    }

    /** Prints the report to standard output, or to standard error when the file that was made goes to the former. */
    private void text(Result result) {
        Optional<String> file = result.answer().file();
        boolean isData = result.command().equals(MigrateCommand.NAME) || file.isPresent();
        PrintStream to = isData ? surroundings.err() : surroundings.out();
        to.print(TextReport.of(result, surroundings.colors(color, isData ? "stderr" : "stdout"), onlyFindings));
        to.flush();
        result.outcome().migrated().filter(made -> made.output().isEmpty()).ifPresent(made -> surroundings
                .out()
                .print(made.values()));
        file.ifPresent(surroundings.out()::print);
        surroundings.out().flush();
    }
}
