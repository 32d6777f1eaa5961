package io.chartwright.validate.nginx;

import io.chartwright.model.Finding;
import io.chartwright.model.Severity;
import io.chartwright.nginx.NginxConfig.Directive;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A directive where it stands.
 *
 * @param file the configuration
 * @param around the blocks that it stands in, the outermost first
 * @param variables what the blocks around set, by variable
 * @param directive the directive
 */
record Place(NginxFile file, List<Directive> around, Map<String, String> variables, Directive directive) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\w+");

    /** Variables may hold variables; one that holds itself ends here. */
    private static final int DEEPEST = 3;

    /** Returns every directive of the configuration with its place. */
    static List<Place> of(NginxFile file) {
        List<Place> places = new ArrayList<>();
        walk(file, List.of(), Map.of(), file.directives(), places);
        return places;
    }

    private static void walk(
            NginxFile file,
            List<Directive> around,
            Map<String, String> outside,
            List<Directive> block,
            List<Place> places) {
        Map<String, String> variables = new HashMap<>(outside);
        block.stream()
                .filter(each -> each.name().equals("set"))
                .forEach(each -> variables.put(each.argument(0), each.argument(1)));
        for (Directive each : block) {
            places.add(new Place(file, around, variables, each));
            if (!each.block().isEmpty()) {
                List<Directive> inside = new ArrayList<>(around);
                inside.add(each);
                walk(file, inside, variables, each.block(), places);
            }
        }
    }

    boolean is(String name) {
        return directive.name().equals(name);
    }

    /** Returns the innermost block of that name around the directive. */
    Optional<Directive> around(String name) {
        for (int i = around.size() - 1; i >= 0; i--) {
            if (around.get(i).name().equals(name)) {
                return Optional.of(around.get(i));
            }
        }
        return Optional.empty();
    }

    /** Returns the text with the values of the variables in it that the blocks around set; others stay. */
    String resolved(String text) {
        String resolved = text;
        for (int i = 0; i < DEEPEST && resolved.contains("$"); i++) {
            resolved = VARIABLE.matcher(resolved)
                    .replaceAll(
                            found -> Matcher.quoteReplacement(variables.getOrDefault(found.group(), found.group())));
        }
        return resolved;
    }

    Finding warning(String rule, String problem, String reason, String fix) {
        return finding(Severity.WARNING, rule, problem, reason, fix);
    }

    Finding info(String rule, String problem, String reason, String fix) {
        return finding(Severity.INFO, rule, problem, reason, fix);
    }

    private Finding finding(Severity severity, String rule, String problem, String reason, String fix) {
        String where = "line " + directive.line() + " of key '" + file.key().key() + "' of " + file.config();
        return new Finding(severity, rule, file.key().location(), where + " " + problem, reason, fix);
    }
}
