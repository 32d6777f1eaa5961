package io.chartwright.cli;

import io.chartwright.Outcome;
import io.chartwright.Pipeline;
import io.chartwright.Request;
import io.chartwright.model.ConflictException;
import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Severity;
import io.chartwright.model.UnavailableException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Runs the work of a command and says how it ended. */
final class Execution {
    private static final String DRIFT =
            "charts/ differs from its sources: run 'chartwright render' and commit what it writes";

    private Execution() {}

    /** Returns how the command ended. */
    static Result of(String command, Request request, Pipeline pipeline, Function<Pipeline, Answer> question) {
        Severity failOn = request.policy().failOn();
        int exitCode = ExitCode.OK;
        Optional<String> error = Optional.empty();
        Answer answer = Answer.nothing();
        List<Finding> findings = List.of();
        try {
            answer = question.apply(pipeline);
            findings = answer.findings();
        } catch (InvalidInputException e) {
            findings = e.findings();
        } catch (ConflictException e) {
            exitCode = ExitCode.CONFLICT;
            error = Optional.ofNullable(e.getMessage());
        } catch (UnavailableException e) {
            exitCode = ExitCode.UNAVAILABLE;
            error = Optional.ofNullable(e.getMessage());
        }
        Outcome outcome = pipeline.outcome().withFindings(findings);
        if (exitCode == ExitCode.OK && outcome.has(failOn)) {
            exitCode = ExitCode.FINDINGS;
            error = Optional.of(command + " stopped: " + TextReport.summary(outcome.findings()));
        } else if (exitCode == ExitCode.OK && request.check() && outcome.hasChanges()) {
            exitCode = ExitCode.FINDINGS;
            error = Optional.of(DRIFT);
        }
        if (exitCode == ExitCode.OK && answer.failure().isPresent()) {
            exitCode = answer.failure().get().exitCode();
            error = Optional.of(answer.failure().get().message());
        }
        return new Result(
                command, exitCode, outcome, error, failOn, request.publishing().isDryRun(), answer);
    }
}
