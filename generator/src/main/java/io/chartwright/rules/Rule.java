package io.chartwright.rules;

import io.chartwright.model.Severity;
import java.util.List;

/**
 * What a finding's rule id stands for.
 *
 * @param id group and name, for example {@code api/removed}
 * @param severity the worst that the rule reports
 * @param what what is wrong, a sentence
 * @param why what comes of it, a sentence
 * @param bad a text that breaks the rule
 * @param good the same text, right
 * @param peers what other tools call it, each as the tool's name and, where it has one, its check's name
 * @param stops whether nothing else can be checked where it is broken
 */
public record Rule(
        String id,
        Severity severity,
        String what,
        String why,
        String bad,
        String good,
        List<String> peers,
        boolean stops) {

    public Rule {
        peers = List.copyOf(peers);
    }

    /** Returns the part of the id before the slash. */
    public String group() {
        return id.substring(0, id.indexOf('/'));
    }
}
