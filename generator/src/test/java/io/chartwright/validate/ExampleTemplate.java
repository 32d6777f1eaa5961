package io.chartwright.validate;

import io.chartwright.model.Finding;
import io.chartwright.model.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A template that renders the manifests of an example, with actions between their lines.
 *
 * @param text the template
 * @param values the chart's values
 * @param lines the line of the template by the line of the manifests
 * @param moved the line of {@code values} by the line of the manifests, of the lines whose value stands there
 */
record ExampleTemplate(String text, String values, Map<Integer, Integer> lines, Map<Integer, Integer> moved) {
    static final String PATH = "templates/case.yaml";

    /** A key or a dash and a single value behind it, from the place of a finding on. */
    private static final Pattern SCALAR = Pattern.compile("(\\S+: +|)([^\\s\\[{|>&*!#'\"][^#:]*|'[^']*'|\"[^\"]*\")");

    private static final List<String> BEFORE =
            List.of("{{- /* What renders to nothing */ -}}", "{{- $none := \"\" -}}", "{{- if not $none -}}");

    /**
     * Returns the template of an example.
     *
     * @param movesValues whether the single values that its findings name stand in the chart's values
     */
    static ExampleTemplate of(RuleExample example, boolean movesValues) {
        List<String> manifests = example.manifests().lines().toList();
        List<String> template = new ArrayList<>(BEFORE);
        List<String> values = new ArrayList<>(List.of("# The values of the case."));
        Map<Integer, Integer> lines = new HashMap<>();
        Map<Integer, Integer> moved = new HashMap<>();
        Map<Integer, Integer> columns = new HashMap<>();
        example.findings()
                .forEach(finding -> columns.put(
                        finding.location().line(), finding.location().column()));
        for (int line = 1; line <= manifests.size(); line++) {
            String text = manifests.get(line - 1);
            int column = columns.getOrDefault(line, 0);
            Matcher scalar = SCALAR.matcher(text).region(Math.max(0, column - 1), text.length());
            boolean isBlock = column > 0 && text.substring(0, column - 1).matches("[ -]*");
            if (movesValues && isBlock && scalar.matches()) {
                String key = "case" + values.size();
                values.add(key + ": " + scalar.group(2));
                moved.put(line, values.size());
                text = text.substring(0, scalar.start(2)) + "{{ .Values." + key + " | toJson }}";
            }
            template.add(text);
            lines.put(line, template.size());
            if (text.equals("---")) {
                template.add("{{- /* stands between objects too. */}}");
            }
        }
        template.add("{{- end }}");
        return new ExampleTemplate(String.join("\n", template) + "\n", String.join("\n", values) + "\n", lines, moved);
    }

    /** Returns findings in the manifests as they should be in the chart. */
    List<Finding> placed(List<Finding> findings) {
        return findings.stream().map(this::placed).toList();
    }

    private Finding placed(Finding finding) {
        Location at = finding.location();
        Location inTemplate = new Location(PATH, lines.getOrDefault(at.line(), 0), at.column());
        Integer line = moved.get(at.line());
        boolean isOfTemplate = finding.isOfWhole()
                || finding.rule().endsWith("/syntax")
                // An object begins here, and whatever stands there, the template is what a person edits.
                || at.column() == 1;
        if (line == null || isOfTemplate) {
            return finding.at(inTemplate).because("");
        }
        return finding.at(new Location("values.yaml", line, 1))
                .because("value 'case" + (line - 1) + "', rendered at " + inTemplate);
    }
}
