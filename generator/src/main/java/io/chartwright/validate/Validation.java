package io.chartwright.validate;

import io.chartwright.model.Finding;
import io.chartwright.rules.Ignore;
import java.util.ArrayList;
import java.util.List;

/**
 * What validating found.
 *
 * @param findings the problems, each once
 * @param ignores what rendered objects say is not to be reported of them
 * @param overlays how many overlays were validated
 * @param minors the Kubernetes minors that they were validated on, oldest first
 * @param cells how many combinations of both there were
 */
public record Validation(List<Finding> findings, List<Ignore> ignores, int overlays, List<String> minors, int cells) {

    public Validation {
        findings = List.copyOf(findings);
        ignores = List.copyOf(ignores);
        minors = List.copyOf(minors);
    }

    /** Returns this with more findings. */
    public Validation with(List<Finding> more) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(more);
        return new Validation(all.stream().distinct().sorted().toList(), ignores, overlays, minors, cells);
    }
}
