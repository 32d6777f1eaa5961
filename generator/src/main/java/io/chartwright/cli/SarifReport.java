package io.chartwright.cli;

import io.chartwright.model.Finding;
import io.chartwright.model.Location;
import io.chartwright.model.Severity;
import io.chartwright.rules.Ignored;
import io.chartwright.rules.Rule;
import io.chartwright.rules.RuleCatalog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints the findings as a SARIF 2.1.0 log with one run; https://docs.oasis-open.org/sarif/sarif/v2.1.0/. */
final class SarifReport {
    private static final String ROOT = "%SRCROOT%";

    private final SourcePaths paths;
    private final List<Rule> rules;
    private final Fingerprints fingerprints = new Fingerprints();

    private SarifReport(Result result, SourcePaths paths) {
        this.paths = paths;
        Set<String> ids =
                result.outcome().findings().stream().map(Finding::rule).collect(Collectors.toSet());
        this.rules = RuleCatalog.load().rules().stream()
                .filter(rule -> ids.contains(rule.id()))
                .toList();
    }

    /** Returns the log, ended by a line feed. */
    static String of(Result result, SourcePaths paths) {
        SarifReport report = new SarifReport(result, paths);
        return JsonDocument.of(object(
                "$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
                "version", "2.1.0",
                "runs", List.of(report.run(result))));
    }

    private Map<String, Object> run(Result result) {
        Map<String, Object> invocation =
                object("executionSuccessful", result.exitCode() <= ExitCode.FINDINGS, "exitCode", result.exitCode());
        result.error().ifPresent(error -> invocation.put("exitCodeDescription", error));
        Map<String, Object> driver = object(
                "name", "chartwright",
                "version", VersionOption.version(),
                "rules", rules.stream().map(SarifReport::rule).toList());
        return object(
                "tool", object("driver", driver),
                "invocations", List.of(invocation),
                "columnKind", "unicodeCodePoints",
                "results",
                        Stream.concat(
                                        result.outcome().findings().stream().map(this::result),
                                        result.outcome().ignored().stream().map(this::suppressed))
                                .toList());
    }

    private static Map<String, Object> rule(Rule rule) {
        String help = rule.what() + " " + rule.why() + "\n\nBad:\n\n" + rule.bad() + "\n\nGood:\n\n" + rule.good();
        return object(
                "id", rule.id(),
                "shortDescription", message(rule.what()),
                "fullDescription", message(rule.what() + " " + rule.why()),
                "help", object("text", help, "markdown", RuleText.markdown(rule)),
                "defaultConfiguration", object("level", level(rule.severity())),
                "properties", object("tags", List.of(rule.group())));
    }

    private Map<String, Object> result(Finding finding) {
        List<String> ids = rules.stream().map(Rule::id).toList();
        Map<String, Object> fields = object(
                "ruleId", finding.rule(),
                "ruleIndex", ids.indexOf(finding.rule()),
                "level", level(finding.severity()),
                "message", message(finding.message().replace("{", "{{").replace("}", "}}")));
        if (!finding.location().file().isEmpty()) {
            fields.put("locations", List.of(location(finding)));
        }
        fields.put("partialFingerprints", object("findingHash/v1", fingerprints.of(finding)));
        if (!finding.cells().names().isEmpty()) {
            fields.put("properties", object("cells", finding.cells().names()));
        }
        return fields;
    }

    private Map<String, Object> suppressed(Ignored ignored) {
        Map<String, Object> fields = result(ignored.finding());
        fields.put(
                "suppressions",
                List.of(object(
                        "kind", "external", "justification", ignored.ignore().reason())));
        return fields;
    }

    private Map<String, Object> location(Finding finding) {
        Location at = finding.location();
        Map<String, Object> artifact = object("uri", paths.uriOf(at));
        if (!SourcePaths.isAbsolute(at)) {
            artifact.put("uriBaseId", ROOT);
        }
        Map<String, Object> physical = object("artifactLocation", artifact);
        if (at.line() > 0) {
            Map<String, Object> region = object("startLine", at.line());
            if (at.column() > 0) {
                region.put("startColumn", at.column());
            }
            physical.put("region", region);
        }
        Map<String, Object> location = object("physicalLocation", physical);
        if (!finding.object().isEmpty()) {
            location.put(
                    "logicalLocations", List.of(object("fullyQualifiedName", finding.object(), "kind", "resource")));
        }
        return location;
    }

    private static Map<String, Object> message(String text) {
        return object("text", text);
    }

    private static String level(Severity severity) {
        return severity == Severity.INFO ? "note" : severity.word();
    }

    /** Returns the pairs of key and value as an object that can be added to. */
    private static Map<String, Object> object(Object... pairs) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            object.put((String) pairs[i], pairs[i + 1]);
        }
        return object;
    }
}
