package io.chartwright.cli;

import io.chartwright.Engine;
import io.chartwright.Request;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How validation is carried out, which does not show in what it finds. */
final class EngineOptions {
    private static final int MOST_JOBS = 1024;

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
        Engine engine = noCache ? request.engine().withoutCache() : request.engine();
        if (jobs == null) {
            return request.withEngine(engine);
        }
        if (jobs < 1 || jobs > MOST_JOBS) {
            throw new ParameterException(
                    spec.commandLine(), "--jobs is " + jobs + ", not a number from 1 to " + MOST_JOBS);
        }
        return request.withEngine(engine.withJobs(jobs));
    }
}
