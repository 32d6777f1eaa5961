package io.chartwright.cli;

import io.chartwright.Policy;
import io.chartwright.Request;
import io.chartwright.model.Severity;
import java.util.List;
import picocli.CommandLine.Option;

/** What of the findings is reported, and when the command fails. */
final class PolicyOptions {
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

    /** Returns the request with what the options say. */
    Request applyTo(Request request) {
        return request.withPolicy(
                new Policy(only, skip, failOn.severity, request.policy().today()));
    }
}
