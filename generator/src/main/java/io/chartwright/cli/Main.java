package io.chartwright.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. */
public final class Main {
    private static final String TOO_LARGE =
            "the input needs more memory than Java may use: split it, or set JAVA_TOOL_OPTIONS=-Xmx2g";
    private static final String TOO_DEEP = "the input is nested too deeply";

    private final Surroundings surroundings;
    private final RootCommand root;

    private Main(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.root = new RootCommand(surroundings);
    }

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        // Java logs in at a proxy for TLS with a password only when it is told to.
        System.getProperties().putIfAbsent("jdk.http.auth.tunneling.disabledSchemes", "");
        Map<String, String> properties = new HashMap<>();
        System.getProperties()
                .stringPropertyNames()
                .forEach(name -> properties.put(name, System.getProperty(name, "")));
        properties.computeIfPresent("chartwright.terminal", (name, said) -> terminals(said, hasConsole()));
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        // The same day everywhere, so that a decision ends at the same time for all; and no table of time zones to
        // read.
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        int code = run(
                arguments,
                new Surroundings(System.in, out, System.err, Path.of(""), System.getenv(), properties, today));
        out.flush();
        System.exit(code);
    }

    /**
     * Returns which streams are a terminal.
     *
     * @param said what the launcher says; {@code console} when it cannot tell, as on Windows
     * @param hasConsole whether input and output both are a terminal, as Java sees it
     */
    static String terminals(String said, boolean hasConsole) {
        if (!said.equals("console")) {
            return said;
        }
        return hasConsole ? "stdout,stderr" : "";
    }

    /** The launcher that says {@code console} has Java 22 and newer answer as older ones do. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean hasConsole() {
        return System.console() != null;
    }

    /** Returns the exit code of the command. */
    static int run(String[] arguments, Surroundings surroundings) {
        return new Main(surroundings).execute(arguments);
    }

    private int execute(String[] arguments) {
        CommandLine line = Commands.parser(root, arguments);
        line.setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                surroundings.colors(ColorChoice.auto, "stdout") ? Ansi.ON : Ansi.OFF));
        line.setUsageHelpAutoWidth(false);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(this::explainUsage);
        line.setExecutionExceptionHandler(this::explainBug);
        try {
            return line.execute(arguments);
        } catch (OutOfMemoryError | StackOverflowError e) {
            // What was reached is garbage by now, so there is memory again to say so.
            line.getErr().println("chartwright: " + (e instanceof StackOverflowError ? TOO_DEEP : TOO_LARGE));
            return ExitCode.UNAVAILABLE;
        }
    }

    private int explainUsage(ParameterException problem, String[] arguments) {
        PrintWriter err = problem.getCommandLine().getErr();
        err.println("chartwright: " + problem.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(problem, err)) {
            err.println("Try '" + problem.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
        }
        return ExitCode.USAGE;
    }

    private int explainBug(Exception bug, CommandLine line, ParseResult parsed) {
        if (bug instanceof ParameterException problem) {
            return explainUsage(problem, new String[0]);
        }
        PrintWriter err = line.getErr();
        err.println("chartwright: this is a bug in chartwright: " + bug);
        if (root.debug) {
            bug.printStackTrace(err);
        } else {
            err.println("Please report it with the output of the same command and --debug.");
        }
        return ExitCode.BUG;
    }
}
