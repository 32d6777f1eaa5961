package io.chartwright.cli;

import io.chartwright.model.Adopted;
import io.chartwright.model.Fate;
import io.chartwright.model.FieldReport;
import io.chartwright.model.PlanStep;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints what manifests came to. */
final class ImportText {
    private ImportText() {}

    /** Returns each object with what became of its fields, then the sums, then the plan when it is wanted. */
    static String text(Adopted adopted, @Nullable Path output, boolean hasPlan) {
        StringBuilder out = new StringBuilder();
        byObject(adopted.fields()).forEach((object, fields) -> {
            out.append(object).append('\n');
            fields.forEach(field -> out.append("  ").append(line(field)).append('\n'));
        });
        out.append(String.format(Locale.ROOT, "%-11s ", "imported"))
                .append(output == null ? "" : output + ": ")
                .append(summary(adopted))
                .append('\n');
        out.append(String.format(Locale.ROOT, "%-11s ", "overlay"))
                .append(overlay(adopted))
                .append('\n');
        if (hasPlan) {
            out.append('\n').append(plan(adopted.plan()));
        }
        return out.toString();
    }

    private static String summary(Adopted adopted) {
        List<String> parts = new ArrayList<>();
        for (Fate fate : Fate.values()) {
            if (fate != Fate.REFUSED || adopted.count(fate) > 0) {
                parts.add(adopted.count(fate) + " " + (fate == Fate.CARRIED ? "carried over" : word(fate)));
            }
        }
        String verdict = adopted.count(Fate.REFUSED) > 0 || !adopted.findings().isEmpty()
                ? "; the values do not reproduce the manifests"
                : "; proven by rendering";
        return String.join(", ", parts) + verdict;
    }

    private static String overlay(Adopted adopted) {
        return adopted.overlay().orElse("none") + ". " + adopted.overlayReason();
    }

    private static Map<String, List<FieldReport>> byObject(List<FieldReport> fields) {
        return fields.stream()
                .collect(Collectors.groupingBy(FieldReport::object, LinkedHashMap::new, Collectors.toList()));
    }

    private static String line(FieldReport field) {
        String what = field.field().isEmpty() ? "the object" : field.field();
        String value = field.value().isEmpty() ? "" : " -> " + field.value();
        String reason = field.reason().isEmpty() ? "" : ": " + field.reason();
        return String.format(Locale.ROOT, "%-8s ", word(field.fate())) + what + value + reason;
    }

    private static String word(Fate fate) {
        return fate.name().toLowerCase(Locale.ROOT);
    }

    /** Returns the plan as lines that can be pasted: what is no command is a comment. */
    static String plan(List<PlanStep> steps) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < steps.size(); i++) {
            PlanStep step = steps.get(i);
            out.append(i == 0 ? "" : "\n")
                    .append("# ")
                    .append(i + 1)
                    .append(". ")
                    .append(step.title())
                    .append('\n');
            step.notes().forEach(note -> out.append("#    ").append(note).append('\n'));
            step.commands().forEach(command -> out.append(command).append('\n'));
        }
        return out.toString();
    }

    /** Returns tables in Markdown, an object each, and the plan when it is wanted. */
    static String markdown(Adopted adopted, boolean hasPlan) {
        StringBuilder out = new StringBuilder();
        out.append(MarkdownReport.escaped(summary(adopted)))
                .append(".\n\nOverlay: ")
                .append(MarkdownReport.escaped(overlay(adopted)))
                .append("\n");
        byObject(adopted.fields()).forEach((object, fields) -> {
            out.append("\n### ")
                    .append(MarkdownReport.escaped(object))
                    .append("\n\n| | field | value | why |\n|---|---|---|---|\n");
            fields.forEach(field -> out.append("| ")
                    .append(word(field.fate()))
                    .append(" | ")
                    .append(MarkdownReport.escaped(field.field()))
                    .append(" | ")
                    .append(MarkdownReport.escaped(field.value()))
                    .append(" | ")
                    .append(MarkdownReport.escaped(field.reason()))
                    .append(" |\n"));
        });
        if (hasPlan) {
            out.append("\n### Plan\n\n```\n").append(plan(adopted.plan())).append("```\n");
        }
        return out.toString();
    }

    /** Returns all of it for JSON. */
    static Map<String, Object> json(Adopted adopted) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("release", adopted.release());
        json.put("namespace", adopted.namespace());
        adopted.overlay().ifPresent(overlay -> json.put("overlay", overlay));
        json.put("overlayReason", adopted.overlayReason());
        json.put("values", adopted.values());
        json.put("fields", adopted.fields().stream().map(ImportText::json).toList());
        json.put("plan", adopted.plan().stream().map(ImportText::json).toList());
        return json;
    }

    private static Map<String, Object> json(FieldReport field) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("object", field.object());
        json.put("field", field.field());
        json.put("fate", word(field.fate()));
        json.put("value", field.value());
        json.put("reason", field.reason());
        json.put("file", field.location().file());
        json.put("line", field.location().line());
        return json;
    }

    private static Map<String, Object> json(PlanStep step) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("title", step.title());
        json.put("notes", step.notes());
        json.put("commands", step.commands());
        return json;
    }
}
