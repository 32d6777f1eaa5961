package io.chartwright.model;

import java.util.List;
import java.util.Optional;

/**
 * What manifests came to.
 *
 * @param release the name of the release that takes their place
 * @param namespace the namespace of both
 * @param overlay the overlay that fits, if one does
 * @param overlayReason why, a sentence
 * @param values the values file, to be given to Helm after the overlay's
 * @param fields what became of every field of every object, and what the chart adds
 * @param plan the move without downtime
 * @param findings what the values do not reproduce
 */
public record Adopted(
        String release,
        String namespace,
        Optional<String> overlay,
        String overlayReason,
        String values,
        List<FieldReport> fields,
        List<PlanStep> plan,
        List<Finding> findings) {
    public Adopted {
        fields = List.copyOf(fields);
        plan = List.copyOf(plan);
        findings = List.copyOf(findings);
    }

    /** Returns how many fields had the fate. */
    public long count(Fate fate) {
        return fields.stream().filter(field -> field.fate() == fate).count();
    }
}
