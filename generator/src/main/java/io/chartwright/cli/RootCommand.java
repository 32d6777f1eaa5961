package io.chartwright.cli;

import io.chartwright.Outcome;
import io.chartwright.Pipeline;
import io.chartwright.Request;
import io.chartwright.model.ConflictException;
import io.chartwright.model.UnavailableException;
import io.chartwright.model.UnknownNameException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command without a verb: holds the options that every verb has. */
@Command(
        name = "chartwright",
        header = "Turns chart templates and cloud profiles into a published Helm chart.",
        description = {"", "render -> validate -> package -> publish; release runs all four.", ""},
        synopsisSubcommandLabel = "COMMAND",
        optionListHeading = "%nOptions, before or after the command:%n",
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, nothing to report",
            "1:errors in your files, or --check found drift",
            "2:wrong usage, or no project here",
            "3:disk, repository or library failed",
            "4:that version is published with other bytes",
            "70:a bug in chartwright"
        },
        footer = {
            "",
            "Examples:",
            "  chartwright release",
            "  chartwright validate --profile eks-public",
            "  chartwright render --check --format json",
            "  source <(chartwright completion)    completion for bash and zsh"
        },
        versionProvider = VersionOption.class,
        subcommands = {
            RenderCommand.class,
            ValidateCommand.class,
            PackageCommand.class,
            PublishCommand.class,
            ReleaseCommand.class,
            MigrateCommand.class,
            AnnotationsCommand.class,
            CompletionCommand.class
        })
final class RootCommand implements Runnable {
    private static final String EPOCH = "SOURCE_DATE_EPOCH";

    private final Surroundings surroundings;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--project",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The project; default: the nearest folder upwards that has chart-templates/.")
    private @Nullable Path project;

    @Option(
            names = "--format",
            scope = ScopeType.INHERIT,
            description = "How results are printed: ${COMPLETION-CANDIDATES}; default: text.")
    private Format format = Format.text;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            scope = ScopeType.INHERIT,
            description = "When to color: ${COMPLETION-CANDIDATES}; default: auto. NO_COLOR is honoured.")
    private ColorChoice color = ColorChoice.auto;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "Print findings only, and no progress.")
    private boolean quiet;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Say more about failures.")
    boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Print this help.")
    void setHelp(boolean wanted) {
        // The parser prints the help; there is nothing to keep.
    }

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the version.")
    void setVersion(boolean wanted) {
        // The parser prints the version; there is nothing to keep.
    }

    RootCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }

    /** Returns the request that the common options and the environment make. */
    Request request() {
        Request request = Request.of(
                project == null ? nearestProject() : surroundings.folder().resolve(project));
        String epoch = surroundings.environment().getOrDefault(EPOCH, "");
        if (epoch.isEmpty()) {
            return request;
        }
        if (!epoch.matches("\\d{1,11}")) {
            throw new ParameterException(
                    spec.commandLine(), EPOCH + " is '" + epoch + "', not a number of seconds since 1970");
        }
        return request.withEpochSeconds(Long.parseLong(epoch));
    }

    /** Returns the request for another chart repository; a folder is taken from the working folder. */
    Request request(@Nullable String repository) {
        boolean isFolder = repository != null && !repository.contains("://");
        return request()
                .withRepository(
                        isFolder ? surroundings.folder().resolve(repository).toString() : repository);
    }

    /** Returns the path as seen from the working folder. */
    Path resolve(Path path) {
        return surroundings.folder().resolve(path);
    }

    /** Runs a step and prints what it came to; returns the exit code. */
    int run(String command, Request request, Consumer<Pipeline> step) {
        if (!Pipeline.isProject(request.project())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "no project in " + request.project() + ": a project has a folder chart-templates/."
                            + " Go to one, or name it with --project DIR");
        }
        Result result;
        try (TerminalProgress progress = TerminalProgress.on(showsProgress())) {
            result = finish(command, request, new Pipeline(request, progress), step);
        } catch (UnknownNameException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
        print(result);
        return result.exitCode();
    }

    /** Prints the answer to a question that needs no project; returns the exit code. */
    int answer(String command, Supplier<Outcome> question) {
        try {
            print(new Result(command, ExitCode.OK, question.get(), Optional.empty()));
        } catch (UnknownNameException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
        return ExitCode.OK;
    }

    private boolean showsProgress() {
        return !quiet && format == Format.text && surroundings.isTerminal("stderr");
    }

    private static Result finish(String command, Request request, Pipeline pipeline, Consumer<Pipeline> step) {
        try {
            step.accept(pipeline);
        } catch (ConflictException e) {
            return new Result(command, ExitCode.CONFLICT, pipeline.outcome(), Optional.ofNullable(e.getMessage()));
        } catch (UnavailableException e) {
            return new Result(command, ExitCode.UNAVAILABLE, pipeline.outcome(), Optional.ofNullable(e.getMessage()));
        }
        Outcome outcome = pipeline.outcome();
        if (outcome.hasErrors()) {
            String error = command + " stopped: " + TextReport.summary(outcome.findings());
            return new Result(command, ExitCode.FINDINGS, outcome, Optional.of(error));
        }
        if (request.check() && outcome.hasChanges()) {
            String error = "charts/ differs from its sources: run 'chartwright render' and commit what it writes";
            return new Result(command, ExitCode.FINDINGS, outcome, Optional.of(error));
        }
        return new Result(command, ExitCode.OK, outcome, Optional.empty());
    }

    private void print(Result result) {
        if (format == Format.json) {
            surroundings.out().print(JsonReport.of(result));
        } else {
            report(result);
            result.error().ifPresent(error -> surroundings.err().println("chartwright: " + error));
        }
    }

    /** Prints the report to standard output, or to standard error when the migrated file itself goes to the former. */
    private void report(Result result) {
        boolean isData = result.command().equals(MigrateCommand.NAME);
        PrintStream to = isData ? surroundings.err() : surroundings.out();
        to.print(TextReport.of(result, surroundings.colors(color, isData ? "stderr" : "stdout"), quiet));
        to.flush();
        result.outcome().migrated().filter(file -> file.output().isEmpty()).ifPresent(file -> surroundings
                .out()
                .print(file.values()));
        surroundings.out().flush();
    }

    private Path nearestProject() {
        return Pipeline.projectAround(surroundings.folder())
                .or(() -> Optional.ofNullable(surroundings.properties().get("chartwright.home"))
                        .map(Path::of)
                        .filter(Pipeline::isProject))
                .orElse(surroundings.folder());
    }
}
