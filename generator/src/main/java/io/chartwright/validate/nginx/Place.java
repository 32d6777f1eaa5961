package io.chartwright.validate.nginx;

import io.chartwright.model.Finding;
import io.chartwright.model.Severity;
import io.chartwright.nginx.NginxConfig.Directive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A directive where it stands.
 *
 * @param file the configuration
 * @param around the blocks that it stands in, the outermost first
 * @param directive the directive
 */
record Place(NginxFile file, List<Directive> around, Directive directive) {

    Place {
        around = List.copyOf(around);
    }

    /** Returns every directive of the configuration with its place. */
    static List<Place> of(NginxFile file) {
        List<Place> places = new ArrayList<>();
        file.directives().forEach(each -> walk(new Place(file, List.of(), each), places));
        return places;
    }

    private static void walk(Place place, List<Place> places) {
        places.add(place);
        List<Directive> inside = new ArrayList<>(place.around);
        inside.add(place.directive);
        place.directive.block().forEach(each -> walk(new Place(place.file, inside, each), places));
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

    /** Returns the text with the variables in it that the blocks around set; others stay. */
    String resolved(String text) {
        String resolved = text;
        for (int i = around.size() - 1; i >= 0 && resolved.contains("$"); i--) {
            for (Directive set : around.get(i).in("set")) {
                if (set.argument(0).length() > 1) {
                    resolved = resolved.replace(set.argument(0), set.argument(1));
                }
            }
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
