package io.chartwright.doctor;

import io.chartwright.model.Inspection;
import io.chartwright.model.Inspection.Status;
import io.chartwright.model.Remedy;
import io.chartwright.process.Program;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/** Looks at the programs on a workstation by running each for its version. */
public final class Workstation {

    static final String AREA = "workstation";

    /** The first start of a program written in Python takes seconds on a slow disk. */
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final int OLDEST_JAVA = 17;

    private final Map<String, String> environment;
    private final LocalDate today;
    private final Duration limit;
    private Optional<ToolVersion> kubectl = Optional.empty();

    /**
     * Creates it.
     *
     * @param environment the environment variables; {@code PATH} says where programs are
     * @param today the day that ends of support are compared with
     */
    public Workstation(Map<String, String> environment, LocalDate today) {
        this(environment, today, LIMIT);
    }

    Workstation(Map<String, String> environment, LocalDate today, Duration limit) {
        this.environment = Map.copyOf(environment);
        this.today = today;
        this.limit = limit;
    }

    /**
     * Returns what was found of each program that an operator on the cloud needs.
     *
     * @param cloud such as {@code eks}; empty when it is not known
     * @param java the version of Java that runs this
     */
    public List<Inspection> inspect(Optional<String> cloud, Runtime.Version java) {
        List<Inspection> found = new ArrayList<>();
        found.add(
                java.feature() >= OLDEST_JAVA
                        ? Inspection.ok(AREA, "Java " + java.feature() + " runs chartwright")
                        : Inspection.error(
                                AREA,
                                "Java " + java.feature() + " is too old for chartwright",
                                new Remedy(
                                        "install a JDK " + OLDEST_JAVA
                                                + " or newer, open a new terminal, and let JAVA_HOME name it if it is set",
                                        Tool.javaCommands())));
        for (Tool tool : Tool.all()) {
            if (tool.isFor(cloud)) {
                found.addAll(inspect(tool));
            }
        }
        return found;
    }

    /**
     * Returns whether kubectl, when it was found, may be used with an API server of that minor: one minor older or newer
     * at most.
     */
    public Optional<Inspection> skew(int serverMinor) {
        return kubectl.map(client -> {
            String both = "kubectl " + client + " and the API server 1." + serverMinor;
            return Math.abs(client.minor() - serverMinor) <= 1
                    ? Inspection.ok(AREA, both + " fit together")
                    : Inspection.warning(
                            AREA,
                            both + " are more than one minor apart, which Kubernetes does not support",
                            installed("kubectl", "install kubectl 1." + serverMinor));
        });
    }

    private static Remedy installed(String name, String advice) {
        Remedy install = Tool.all().stream()
                .filter(tool -> tool.name().equals(name))
                .findFirst()
                .orElseThrow()
                .install();
        return new Remedy(advice, install.commands());
    }

    private List<Inspection> inspect(Tool tool) {
        Optional<Program> program = Program.find(tool.name(), environment);
        if (program.isEmpty()) {
            String missing = tool.name() + ", which " + tool.about() + ", is not on PATH";
            return List.of(new Inspection(AREA, tool.absence(), missing, tool.install()));
        }
        try {
            Optional<Program.Run> run = program.get().run(tool.arguments(), limit);
            if (run.isEmpty()) {
                return List.of(broken(tool, program.get(), "did not end within " + limit.toSeconds() + " s"));
            }
            Matcher version = tool.version().matcher(run.get().out() + run.get().err());
            return version.find()
                    ? judge(tool, ToolVersion.parse(version.group(1)))
                    : List.of(broken(tool, program.get(), "does not tell its version"));
        } catch (IOException e) {
            return List.of(broken(tool, program.get(), "cannot be started"));
        }
    }

    private static Inspection broken(Tool tool, Program program, String why) {
        Status status = tool.absence() == Status.ERROR ? Status.ERROR : Status.WARNING;
        Remedy again = new Remedy("install it again", tool.install().commands());
        return new Inspection(AREA, status, tool.name() + " (" + program.file() + ") " + why, again);
    }

    private List<Inspection> judge(Tool tool, ToolVersion version) {
        if (tool.name().equals("kubectl")) {
            kubectl = Optional.of(version);
        }
        Optional<Tool.Oldest> tooOld = tool.oldest().filter(oldest -> version.compareTo(oldest.version()) < 0);
        if (tooOld.isPresent()) {
            String old = tool.name() + " " + version + " is older than "
                    + tooOld.get().version() + ": " + tooOld.get().why();
            return List.of(Inspection.warning(
                    AREA, old, new Remedy("install a newer one", tool.install().commands())));
        }
        return tool.ends().stream()
                .filter(end -> end.major() == version.major())
                .findFirst()
                .map(end -> List.of(ending(tool, version, end)))
                .orElse(List.of(Inspection.ok(AREA, tool.name() + " " + version)));
    }

    private Inspection ending(Tool tool, ToolVersion version, Tool.End end) {
        boolean isOver = today.isAfter(end.date());
        String release = tool.name() + " " + version;
        Remedy newer = new Remedy(
                "install " + tool.name() + " " + (end.major() + 1) + "; releases that were installed with "
                        + end.major() + " can be upgraded with it",
                tool.install().commands());
        return isOver
                ? Inspection.warning(AREA, release + " is without security fixes since " + end.date() + facts(), newer)
                : new Inspection(AREA, Status.INFO, release + " " + end.what() + " " + end.date() + facts(), newer);
    }

    private static String facts() {
        return " (facts of " + Tool.checked() + ")";
    }
}
