package io.chartwright.cli;

import io.chartwright.model.Cause;
import io.chartwright.model.Diagnosis;
import io.chartwright.model.Diagnosis.Tier;
import io.chartwright.model.Evidence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints what was found of a release in a cluster. */
final class DiagnosisText {
    /** What a server writes in one line may be long; its beginning tells enough. */
    private static final int LONGEST = 400;

    private DiagnosisText() {}

    /** Returns the causes for people, the first to mend first. */
    static String text(Diagnosis diagnosis) {
        StringBuilder out = new StringBuilder();
        line(out, "release", diagnosis.release() + " in namespace " + diagnosis.namespace() + where(diagnosis));
        diagnosis.tiers().forEach(tier -> line(out, tier.name(), pods(tier)));
        diagnosis.unread().forEach(what -> line(out, "not read", what));
        if (diagnosis.causes().isEmpty()) {
            line(out, "found", "nothing that is wrong");
        }
        int number = 1;
        for (Cause cause : roots(diagnosis)) {
            out.append('\n').append(number++).append(". ").append(title(cause)).append('\n');
            cause.evidence()
                    .forEach(each ->
                            out.append("   seen  ").append(shortened(each)).append('\n'));
            out.append("   fix   ").append(cause.fix()).append('\n');
            cause.example()
                    .lines()
                    .forEach(line -> out.append("           ").append(line).append('\n'));
            if (!cause.command().isEmpty()) {
                out.append("   see   ").append(cause.command()).append('\n');
            }
        }
        List<Cause> consequences = consequences(diagnosis);
        if (!consequences.isEmpty()) {
            out.append("\nWhat follows from that, and ends with it:\n");
            consequences.forEach(
                    cause -> out.append("   ").append(consequence(cause)).append('\n'));
        }
        return out.toString();
    }

    /** Returns what is to be mended. */
    private static List<Cause> roots(Diagnosis diagnosis) {
        return diagnosis.causes().stream()
                .filter(cause -> cause.follows().isEmpty())
                .toList();
    }

    private static List<Cause> consequences(Diagnosis diagnosis) {
        return diagnosis.causes().stream()
                .filter(cause -> !cause.follows().isEmpty())
                .toList();
    }

    private static String consequence(Cause cause) {
        return cause.title() + " [" + cause.id() + "], from " + String.join(", ", cause.follows());
    }

    private static void line(StringBuilder out, String name, String text) {
        out.append(String.format(Locale.ROOT, "%-11s ", name)).append(text).append('\n');
    }

    private static String title(Cause cause) {
        return cause.title() + " (" + cause.certainty().word() + ") [" + cause.id() + "]";
    }

    private static String where(Diagnosis diagnosis) {
        return " (context " + diagnosis.context() + ", Kubernetes " + diagnosis.kubernetes() + ")";
    }

    private static String pods(Tier tier) {
        return tier.ready() + " of " + TextReport.count(tier.wanted(), "pod") + " ready";
    }

    private static String shortened(Evidence evidence) {
        String text = evidence.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …";
    }

    /** Returns the causes in Markdown, to stand below a heading of the second level. */
    static String markdown(Diagnosis diagnosis) {
        StringBuilder out = new StringBuilder(markdownHead(diagnosis));
        int number = 1;
        for (Cause cause : roots(diagnosis)) {
            out.append("\n### ")
                    .append(number++)
                    .append(". ")
                    .append(MarkdownReport.escaped(title(cause)))
                    .append("\n\n");
            cause.evidence().forEach(each -> out.append("- ")
                    .append(MarkdownReport.escaped(shortened(each)))
                    .append('\n'));
            out.append('\n').append(MarkdownReport.escaped(cause.fix())).append('\n');
            block(out, "yaml", cause.example());
            block(out, "", cause.command());
        }
        List<Cause> consequences = consequences(diagnosis);
        if (!consequences.isEmpty()) {
            out.append("\nWhat follows from that, and ends with it:\n\n");
            consequences.forEach(cause -> out.append("- ")
                    .append(MarkdownReport.escaped(consequence(cause)))
                    .append('\n'));
        }
        return out.toString();
    }

    private static String markdownHead(Diagnosis diagnosis) {
        StringBuilder out = new StringBuilder("Release ")
                .append(MarkdownReport.escaped(
                        diagnosis.release() + " in namespace " + diagnosis.namespace() + where(diagnosis)))
                .append("; ")
                .append(diagnosis.tiers().stream()
                        .map(tier -> tier.name() + ": " + pods(tier))
                        .collect(Collectors.joining("; ")))
                .append(".\n");
        diagnosis.unread().forEach(what -> out.append("\nNot read: ")
                .append(MarkdownReport.escaped(what))
                .append(".\n"));
        if (diagnosis.causes().isEmpty()) {
            out.append("\nNothing that is wrong was found.\n");
        }
        return out.toString();
    }

    private static void block(StringBuilder out, String language, String text) {
        if (!text.isEmpty()) {
            out.append("\n```").append(language).append('\n').append(text).append("\n```\n");
        }
    }

    /** Returns the diagnosis for JSON. */
    static Map<String, Object> json(Diagnosis diagnosis) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("context", diagnosis.context());
        fields.put("kubernetes", diagnosis.kubernetes());
        fields.put("namespace", diagnosis.namespace());
        fields.put("release", diagnosis.release());
        fields.put("tiers", diagnosis.tiers().stream().map(DiagnosisText::json).toList());
        fields.put(
                "causes", diagnosis.causes().stream().map(DiagnosisText::json).toList());
        fields.put("unread", diagnosis.unread());
        return fields;
    }

    private static Map<String, Object> json(Tier tier) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", tier.name());
        fields.put("ready", tier.ready());
        fields.put("wanted", tier.wanted());
        return fields;
    }

    private static Map<String, Object> json(Cause cause) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", cause.id());
        fields.put("tier", cause.tier());
        fields.put("title", cause.title());
        fields.put("certainty", cause.certainty().word());
        fields.put(
                "evidence", cause.evidence().stream().map(DiagnosisText::json).toList());
        fields.put("fix", cause.fix());
        fields.put("example", cause.example());
        fields.put("command", cause.command());
        fields.put("follows", List.copyOf(cause.follows()));
        return fields;
    }

    private static Map<String, Object> json(Evidence evidence) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("object", evidence.object());
        fields.put("place", evidence.place());
        fields.put("text", evidence.text());
        return fields;
    }
}
