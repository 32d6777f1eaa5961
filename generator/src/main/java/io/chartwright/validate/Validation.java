package io.chartwright.validate;

import io.chartwright.model.Finding;
import java.util.List;

/**
 * What validating found.
 *
 * @param findings the problems, each once
 * @param overlays how many overlays were validated
 * @param minors the Kubernetes minors that they were validated on, oldest first
 * @param cells how many combinations of both there were
 */
public record Validation(List<Finding> findings, int overlays, List<String> minors, int cells) {

    public Validation {
        findings = List.copyOf(findings);
        minors = List.copyOf(minors);
    }
}
