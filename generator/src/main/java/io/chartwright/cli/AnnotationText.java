package io.chartwright.cli;

import io.chartwright.KnownAnnotations.Explained;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints annotations for people: one in full, several as one line each under their controller. */
final class AnnotationText {
    private AnnotationText() {}

    /** Returns the text; empty for no annotations. */
    static String of(List<Explained> annotations) {
        boolean isOneKey = annotations.stream().map(Explained::key).distinct().count() == 1;
        StringBuilder out = new StringBuilder();
        String controller = "";
        for (Explained annotation : annotations) {
            if (isOneKey) {
                out.append(out.length() == 0 ? "" : "\n");
                full(annotation, out);
                continue;
            }
            if (!annotation.controller().equals(controller)) {
                controller = annotation.controller();
                out.append(out.length() == 0 ? "" : "\n")
                        .append(controller)
                        .append(" (cloud: ")
                        .append(annotation.cloud())
                        .append(")\n");
            }
            out.append("  ")
                    .append(annotation.key())
                    .append("\n      ")
                    .append(annotation.about())
                    .append('\n');
        }
        return out.toString();
    }

    /** Returns the annotations as a JSON document. */
    static String json(String command, List<Explained> annotations) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("command", command);
        document.put("exitCode", ExitCode.OK);
        document.put(
                "annotations", annotations.stream().map(AnnotationText::fields).toList());
        return JsonDocument.of(document);
    }

    private static Map<String, Object> fields(Explained annotation) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("key", annotation.key());
        fields.put("controller", annotation.controller());
        fields.put("cloud", annotation.cloud());
        fields.put("kinds", annotation.kinds());
        fields.put("about", annotation.about());
        fields.put("values", annotation.values());
        fields.put("default", annotation.preset());
        fields.put("remarks", annotation.remarks());
        fields.put("examples", annotation.examples());
        fields.put("source", annotation.source());
        return fields;
    }

    private static void full(Explained annotation, StringBuilder out) {
        out.append(annotation.key())
                .append('\n')
                .append("  ")
                .append(annotation.about())
                .append('\n');
        line("read by", annotation.controller() + " (cloud: " + annotation.cloud() + ")", out);
        line("on", String.join(", ", annotation.kinds()), out);
        line("values", annotation.values(), out);
        line("default", annotation.preset(), out);
        annotation.remarks().forEach(remark -> line("note", remark, out));
        annotation.examples().forEach(example -> line("example", example, out));
        line("source", annotation.source(), out);
    }

    private static void line(String name, String text, StringBuilder out) {
        if (!text.isEmpty()) {
            out.append("  ")
                    .append(name)
                    .append(" ".repeat(9 - name.length()))
                    .append(text)
                    .append('\n');
        }
    }
}
