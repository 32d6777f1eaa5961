package io.chartwright.cli;

import io.chartwright.Engine;
import io.chartwright.Pipeline;
import io.chartwright.Policy;
import io.chartwright.Request;
import io.chartwright.ValidateRequest;
import io.chartwright.model.Platform;
import io.chartwright.model.UnknownNameException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
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
        versionProvider = VersionOption.class)
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

    private final Set<Output> outputs = new LinkedHashSet<>();

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

    /** A setter, because options before and after the command are set one after the other, and both count. */
    @Option(
            names = "--format",
            paramLabel = "FORMAT[=FILE]",
            scope = ScopeType.INHERIT,
            converter = Output.Converter.class,
            description = "How results are reported: text, json, sarif, junit, github or markdown; default: text."
                    + " May be repeated; all but one need a file.")
    void setOutputs(@Nullable List<Output> more) {
        outputs.addAll(more == null ? List.of() : more);
    }

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
                        project == null
                                ? nearestProject()
                                : surroundings.folder().resolve(project))
                .withPolicy(Policy.usual().on(surroundings.today()))
                .withEngine(Engine.of(surroundings.properties(), surroundings.environment()));
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

    /** Returns the environment variables, with {@code HOME} on every system. */
    Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(surroundings.environment());
        environment.putIfAbsent("HOME", surroundings.properties().getOrDefault("user.home", ""));
        return environment;
    }

    /** Returns the system whose commands people are shown. */
    Platform platform() {
        return Platform.of(surroundings.properties().getOrDefault("os.name", ""));
    }

    /** Returns the path as seen from the working folder. */
    Path resolve(Path path) {
        return surroundings.folder().resolve(path);
    }

    /** Returns where the passphrase of a signing key comes from. */
    Passphrases passphrases(Optional<String> file) {
        return new Passphrases(surroundings, file);
    }

    /** Returns GnuPG's folder. */
    Path gnupgFolder() {
        String named = surroundings.environment().getOrDefault("GNUPGHOME", "");
        String home = surroundings.properties().getOrDefault("user.home", "");
        return named.isEmpty() ? resolve(Path.of(home, ".gnupg")) : resolve(Path.of(named));
    }

    /** Returns the path as a user wrote it, seen from the working folder. */
    ValidateRequest.Named named(String name) {
        return new ValidateRequest.Named(name, resolve(Path.of(name)), surroundings.in());
    }

    /** Returns what to throw when the command line cannot be meant. */
    ParameterException wrongUse(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }

    /** Returns a watch over the files and folders. */
    Watch watch(List<Path> places) {
        PrintStream messages = quiet ? new PrintStream(OutputStream.nullOutputStream()) : surroundings.err();
        return new Watch(surroundings.folder(), places, messages);
    }

    /** Runs a step on the project and prints what it came to; returns the exit code. */
    int run(String command, Request request, Consumer<Pipeline> step) {
        requireProject(request);
        return runAnywhere(command, request, step);
    }

    /** Refuses a request whose project is none. */
    void requireProject(Request request) {
        if (!Pipeline.isProject(request.project())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "no project in " + request.project() + ": a project has a folder chart-templates/."
                            + " Go to one, or name it with --project DIR");
        }
    }

    /** Runs a step that needs no project and prints what it came to; returns the exit code. */
    int runAnywhere(String command, Request request, Consumer<Pipeline> step) {
        return ask(command, request, pipeline -> {
            step.accept(pipeline);
            return Answer.nothing();
        });
    }

    /** Asks something that needs no project and prints the answer; returns the exit code. */
    int ask(String command, Request request, Function<Pipeline, Answer> question) {
        checkOutputs(command);
        Result result;
        try (TerminalProgress progress = TerminalProgress.on(showsProgress())) {
            result = Execution.of(command, request, new Pipeline(request, progress), question);
        } catch (UnknownNameException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
        return new Reports(surroundings, wanted(), color, quiet).print(result, request.project());
    }

    /** Prints what chartwright says of itself in the wanted formats, of those that there are; returns the exit code. */
    int print(String command, Map<Format, Supplier<String>> documents) {
        checkOutputs(command);
        for (Output output : wanted()) {
            if (!documents.containsKey(output.format())) {
                throw new ParameterException(
                        spec.commandLine(),
                        "'" + command + "' has no format " + output.format() + ": use one of "
                                + new TreeSet<>(documents.keySet()));
            }
        }
        return new Reports(surroundings, wanted(), color, quiet).print(documents);
    }

    private List<Output> wanted() {
        return outputs.isEmpty() ? List.of(new Output(Format.text, Optional.empty())) : List.copyOf(outputs);
    }

    private void checkOutputs(String command) {
        List<Format> printed = wanted().stream()
                .filter(output -> output.file().isEmpty())
                .map(Output::format)
                .toList();
        if (printed.size() > 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "only one format can go to standard output, not " + printed + ": give the others a file, as in '"
                            + printed.get(0) + "=FILE'");
        }
        boolean hasValues = printed.contains(Format.text) || printed.contains(Format.json);
        if (command.equals(MigrateCommand.NAME) && !hasValues) {
            throw new ParameterException(
                    spec.commandLine(), command + " prints the values file: add '--format text' or '--format json'");
        }
    }

    private boolean showsProgress() {
        boolean isText = wanted().stream()
                .allMatch(output ->
                        output.format() == Format.text || output.file().isPresent());
        return !quiet && isText && surroundings.isTerminal("stderr");
    }

    private Path nearestProject() {
        return Pipeline.projectAround(surroundings.folder())
                .or(() -> Optional.ofNullable(surroundings.properties().get("chartwright.home"))
                        .map(Path::of)
                        .filter(Pipeline::isProject))
                .orElse(surroundings.folder());
    }
}
