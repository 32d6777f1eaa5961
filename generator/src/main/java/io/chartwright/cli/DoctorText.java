package io.chartwright.cli;

import io.chartwright.Doctor.Report;
import io.chartwright.model.Inspection;
import io.chartwright.model.Inspection.Status;
import io.chartwright.model.Platform;
import io.chartwright.model.Remedy;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Prints what a doctor found.
 *
 * @param platform whose commands people are shown; other reports have those of every platform
 */
record DoctorText(Platform platform) {

    private static final String INDENT = "           ";

    /** Returns the report in every form, and whether it makes the command fail. */
    Answer answer(Report report) {
        return Answer.document(fields(report), text(report))
                .withMarkdown(markdown(report))
                .withFailure(failure(report));
    }

    private static Optional<Answer.Failure> failure(Report report) {
        if (report.failure().isPresent()) {
            return Optional.of(
                    new Answer.Failure(ExitCode.UNAVAILABLE, report.failure().get()));
        }
        return report.count(Status.ERROR) == 0
                ? Optional.empty()
                : Optional.of(new Answer.Failure(ExitCode.FINDINGS, "doctor found " + summary(report)));
    }

    private static String summary(Report report) {
        return TextReport.count(report.count(Status.ERROR), "error") + " and "
                + TextReport.count(report.count(Status.WARNING), "warning");
    }

    private String text(Report report) {
        StringBuilder out = new StringBuilder();
        String area = "";
        for (Inspection one : report.inspections()) {
            if (!one.area().equals(area)) {
                area = one.area();
                out.append(out.length() == 0 ? "" : "\n").append(area).append('\n');
            }
            out.append(String.format(Locale.ROOT, "  %-8s ", one.status().word()))
                    .append(one.found())
                    .append('\n');
            remedy(one.remedy(), out);
        }
        out.append('\n').append(summary(report));
        report.overlay()
                .ifPresent(overlay -> out.append("; looked at for the overlay ").append(overlay));
        return out.append('\n').toString();
    }

    private void remedy(Remedy remedy, StringBuilder out) {
        if (!remedy.advice().isEmpty()) {
            out.append(INDENT).append("fix: ").append(remedy.advice()).append('\n');
        }
        remedy.commands(platform)
                .forEach(command ->
                        out.append(INDENT).append("  ").append(command).append('\n'));
    }

    private static Map<String, Object> fields(Report report) {
        Map<String, Object> doctor = new LinkedHashMap<>();
        report.overlay().ifPresent(overlay -> doctor.put("overlay", overlay));
        doctor.put("errors", report.count(Status.ERROR));
        doctor.put("warnings", report.count(Status.WARNING));
        doctor.put(
                "inspections",
                report.inspections().stream().map(DoctorText::fields).toList());
        return Map.of("doctor", doctor);
    }

    private static Map<String, Object> fields(Inspection one) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("area", one.area());
        fields.put("status", one.status().word());
        fields.put("found", one.found());
        fields.put("fix", one.remedy().advice());
        Map<String, Object> commands = new LinkedHashMap<>();
        for (Platform platform : Platform.values()) {
            commands.put(platform.word(), one.remedy().commands(platform));
        }
        fields.put("commands", commands);
        return fields;
    }

    private static String markdown(Report report) {
        StringBuilder out = new StringBuilder("""
                | area | | what was found | what to do | Windows | macOS | Linux |
                |---|---|---|---|---|---|---|
                """);
        for (Inspection one : report.inspections()) {
            out.append("| ")
                    .append(one.area())
                    .append(" | ")
                    .append(one.status().word())
                    .append(" | ")
                    .append(MarkdownReport.escaped(one.found()))
                    .append(" | ")
                    .append(MarkdownReport.escaped(one.remedy().advice()));
            for (Platform platform : Platform.values()) {
                out.append(" | ")
                        .append(MarkdownReport.escaped(
                                String.join("\n", one.remedy().commands(platform))));
            }
            out.append(" |\n");
        }
        return out.append('\n').toString();
    }
}
