package io.chartwright.cli;

import io.chartwright.Engine;
import io.chartwright.Policy;
import io.chartwright.Request;
import io.chartwright.model.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of commands that validate. */
final class PolicyOptions {
    private static final int MOST_JOBS = 1024;

    /** The severities that a run can fail on. */
    enum FailOn {
        error(Severity.ERROR),
        warning(Severity.WARNING);

        private final Severity severity;

        FailOn(Severity severity) {
            this.severity = severity;
        }
    }

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "Exit with 1 on findings of this severity or a worse one: ${COMPLETION-CANDIDATES};"
                    + " default: error.")
    private FailOn failOn = FailOn.error;

    @Option(
            names = "--only",
            paramLabel = "RULE",
            description = "Report this rule only, or the rules of a pattern such as 'api/*'; may be repeated. What"
                    + " keeps rules from being checked is reported as well.")
    private List<String> only = List.of();

    @Option(
            names = "--skip",
            paramLabel = "RULE",
            description = "Do not report this rule, or the rules of a pattern; may be repeated.")
    private List<String> skip = List.of();

    @Option(
            names = "--jobs",
            paramLabel = "NUMBER",
            description = "How many cells are worked on at the same time; default: one for each processor.")
    private @Nullable Integer jobs;

    @Option(
            names = "--no-cache",
            description = "Compute everything, also when the same was validated before; the report is the same.")
    private boolean noCache;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Returns the request with what the options say. */
    Request applyTo(Request request) {
        return request.withPolicy(
                        new Policy(only, skip, failOn.severity, request.policy().today()))
                .withEngine(engine(request.engine()));
    }

    private Engine engine(Engine usual) {
        Engine engine = noCache ? usual.withoutCache() : usual;
        if (jobs == null) {
            return engine;
        }
        if (jobs < 1 || jobs > MOST_JOBS) {
            throw new ParameterException(
                    spec.commandLine(), "--jobs is " + jobs + ", not a number from 1 to " + MOST_JOBS);
        }
        return engine.withJobs(jobs);
    }
}
