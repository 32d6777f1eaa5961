package io.chartwright.kubernetes;

import java.util.List;
import java.util.function.Consumer;

/** What an API server checks of the specification of pods, from {@code pkg/apis/core/validation}. */
final class PodSpecCheck {
    private static final List<Consumer<PodContext>> PARTS = List.of(
            VolumesCheck::check,
            ContainersCheck::check,
            HostPortsCheck::check,
            PodNamesCheck::check,
            PodResourcesCheck::check,
            DnsCheck::check,
            PodSecurityCheck::check,
            HostNamespacesCheck::check,
            SchedulingCheck::check,
            AffinityCheck::check,
            TopologySpreadCheck::check,
            OperatingSystemCheck::check,
            PodAnnotationsCheck::check,
            SeccompAnnotations::check);

    private PodSpecCheck() {}

    /** Checks the specification and the metadata that belongs to it. */
    static void check(PodContext pod) {
        PARTS.forEach(part -> part.accept(pod));
    }

    /** Checks the template that a workload makes its pods from. */
    static void template(Place template, Minor minor) {
        template(template, template.at("volumeClaimTemplates"), minor);
    }

    /** Checks the template of a StatefulSet, whose pods have volumes from templates of claims. */
    static void template(Place template, Place claims, Minor minor) {
        Place metadata = template.at("metadata");
        Labels.check(metadata.at("labels"));
        Labels.annotations(metadata.at("annotations"));
        Place spec = template.at("spec");
        if (!spec.at("ephemeralContainers").isEmpty()) {
            spec.at("ephemeralContainers").refuse("does not belong in a template", "remove it");
        }
        check(new PodContext(spec, metadata, claims, false, minor));
    }
}
