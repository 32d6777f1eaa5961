package io.chartwright.rules;

import io.chartwright.model.Finding;
import io.chartwright.model.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the annotation by which an object says what is not to be reported of it: lines of {@code rule: reason}. */
public final class IgnoreAnnotation {
    /** The annotation's key. */
    public static final String KEY = "chartwright.io/ignore";

    private IgnoreAnnotation() {}

    /**
     * Returns the decisions of an annotation; lines that have a problem are left out.
     *
     * @param object {@code Kind/name}
     * @param location where the annotation is written
     * @param text its value
     * @param findings receives every problem
     */
    public static List<Ignore> read(String object, Location location, String text, List<Finding> findings) {
        RuleCatalog catalog = RuleCatalog.load();
        List<Ignore> ignores = new ArrayList<>();
        for (String line :
                text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
            int colon = line.indexOf(':');
            String rule = colon < 0 ? line : line.substring(0, colon).strip();
            String reason = colon < 0 ? "" : line.substring(colon + 1).strip();
            Optional<String> advice = catalog.adviceAgainst(rule);
            if (reason.isEmpty()) {
                findings.add(problem(object, location, "'" + line + "' gives no reason", "write 'rule: reason'"));
            } else if (advice.isPresent()) {
                findings.add(problem(object, location, "there is no rule '" + rule + "'", advice.get()));
            } else {
                ignores.add(new Ignore(rule, object, "*", reason, "", Optional.empty(), location));
            }
        }
        return ignores;
    }

    private static Finding problem(String object, Location location, String problem, String fix) {
        return Finding.error("ignore/value", location, "annotation '" + KEY + "' of " + object + ": " + problem, fix)
                .about(object);
    }
}
