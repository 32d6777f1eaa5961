package io.chartwright.cli;

import io.chartwright.Outcome;
import io.chartwright.Outcome.Change;
import io.chartwright.Outcome.Checked;
import io.chartwright.Outcome.Looked;
import io.chartwright.Outcome.Migrated;
import io.chartwright.Outcome.Moved;
import io.chartwright.Outcome.Packaged;
import io.chartwright.Outcome.Published;
import io.chartwright.Outcome.Rendered;
import io.chartwright.Outcome.Signed;
import io.chartwright.Outcome.Verified;
import io.chartwright.model.Finding;
import io.chartwright.rules.Ignored;
import java.util.LinkedHashMap;
import java.util.Map;

/** Prints a result as one JSON document; {@code docs/output.schema.json} describes it. */
final class JsonReport {
    private JsonReport() {}

    /** Returns the document, ended by a line feed. */
    static String of(Result result) {
        Outcome outcome = result.outcome();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("command", result.command());
        document.put("exitCode", result.exitCode());
        result.error().ifPresent(error -> document.put("error", error));
        if (result.isDryRun()) {
            document.put("dryRun", true);
        }
        document.put(
                "findings", outcome.findings().stream().map(JsonReport::finding).toList());
        if (!outcome.ignored().isEmpty()) {
            document.put(
                    "ignored",
                    outcome.ignored().stream().map(JsonReport::ignored).toList());
        }
        document.put(
                "rendered",
                outcome.rendered().stream().map(JsonReport::rendered).toList());
        outcome.checked().ifPresent(checked -> document.put("validated", checked(checked)));
        outcome.impacts().ifPresent(impacts -> document.put("impacts", ImpactText.json(impacts)));
        outcome.coverage().ifPresent(branches -> document.put("coverage", CoverageText.json(branches)));
        document.put(
                "packaged",
                outcome.packaged().stream().map(JsonReport::packaged).toList());
        document.put(
                "published",
                outcome.published().stream().map(JsonReport::published).toList());
        outcome.migrated().ifPresent(file -> document.put("migrated", migrated(file)));
        outcome.verified().ifPresent(verdict -> document.put("verified", verified(verdict)));
        document.putAll(result.answer().fields());
        return JsonDocument.of(document);
    }

    private static Map<String, Object> verified(Verified verdict) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("subject", verdict.subject());
        fields.put("chart", verdict.chart());
        fields.put("version", verdict.version());
        fields.put("digest", verdict.digest().toString());
        fields.put("checks", verdict.checks().stream().map(JsonReport::looked).toList());
        return fields;
    }

    private static Map<String, Object> looked(Looked check) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("subject", check.subject());
        fields.put("status", check.status());
        fields.put("detail", check.detail());
        return fields;
    }

    private static Map<String, Object> migrated(Migrated file) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("chart", file.chart());
        fields.put("file", file.file());
        fields.put("moved", file.moved().stream().map(JsonReport::moved).toList());
        file.output().ifPresent(output -> fields.put("output", output));
        fields.put("values", file.values());
        return fields;
    }

    private static Map<String, Object> moved(Moved key) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("from", key.from());
        fields.put("to", key.to());
        return fields;
    }

    private static Map<String, Object> finding(Finding finding) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("severity", finding.severity().word());
        fields.put("rule", finding.rule());
        fields.put("file", finding.location().file());
        fields.put("line", finding.location().line());
        fields.put("column", finding.location().column());
        fields.put("problem", finding.problem());
        fields.put("reason", finding.reason());
        fields.put("fix", finding.fix());
        fields.put("object", finding.object());
        fields.put("cells", finding.cells().names());
        return fields;
    }

    private static Map<String, Object> ignored(Ignored decision) {
        Map<String, Object> fields = finding(decision.finding());
        fields.put("because", decision.ignore().reason());
        fields.put("decidedIn", decision.ignore().location().toString());
        return fields;
    }

    private static Map<String, Object> rendered(Rendered chart) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("chart", chart.chart());
        fields.put("version", chart.version());
        fields.put("folder", chart.folder());
        fields.put("overlays", chart.overlays());
        fields.put("changes", chart.changes().stream().map(JsonReport::change).toList());
        return fields;
    }

    private static Map<String, Object> change(Change change) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("path", change.path());
        fields.put("kind", change.kind());
        return fields;
    }

    private static Map<String, Object> checked(Checked checked) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("overlays", checked.overlays());
        fields.put("kubernetes", checked.minors());
        fields.put("cells", checked.cells());
        return fields;
    }

    private static Map<String, Object> packaged(Packaged archive) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("chart", archive.chart());
        fields.put("version", archive.version());
        fields.put("file", archive.file());
        fields.put("size", archive.size());
        fields.put("digest", archive.digest().toString());
        archive.signed().ifPresent(signed -> fields.put("signed", signed(signed)));
        return fields;
    }

    private static Map<String, Object> signed(Signed signature) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("file", signature.file());
        fields.put("owner", signature.owner());
        fields.put("fingerprint", signature.fingerprint());
        return fields;
    }

    private static Map<String, Object> published(Published publication) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("chart", publication.chart());
        fields.put("version", publication.version());
        fields.put("repository", publication.repository());
        fields.put("status", publication.status());
        fields.put("files", publication.files());
        if (!publication.remarks().isEmpty()) {
            fields.put("remarks", publication.remarks());
        }
        return fields;
    }
}
