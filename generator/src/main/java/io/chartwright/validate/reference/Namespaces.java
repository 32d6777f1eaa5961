package io.chartwright.validate.reference;

import io.chartwright.model.Finding;
import io.chartwright.validate.objects.CellObjects;
import io.chartwright.validate.objects.CellRule;
import io.chartwright.validate.objects.KubernetesObject;
import io.chartwright.validate.objects.Workload;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What a pod reads is in the namespace of the pod, or says no namespace only where the pod says none. */
final class Namespaces implements CellRule {
    /** Where rendering installs, so that a template with the release's namespace names it. */
    private static final String OF_RELEASE = "default";

    @Override
    public void check(CellObjects cell, Consumer<Finding> report) {
        for (Workload workload : cell.workloads()) {
            Set<KubernetesObject> reported = new HashSet<>();
            for (Reference reference : Reference.of(workload)) {
                String name = reference.name().text().orElse("");
                List<KubernetesObject> named = cell.of(reference.kind()).stream()
                        .filter(object -> object.name().equals(Optional.of(name)))
                        .toList();
                Optional<String> here = workload.object().namespace();
                boolean isCertain =
                        named.stream().anyMatch(object -> object.namespace().equals(here));
                if (!isCertain
                        && named.size() == 1
                        && isElsewhere(here, named.get(0).namespace())
                        && reported.add(named.get(0))) {
                    report(workload, named.get(0), reference, report);
                }
            }
        }
    }

    private static boolean isElsewhere(Optional<String> here, Optional<String> there) {
        return !here.orElse(OF_RELEASE).equals(there.orElse(OF_RELEASE));
    }

    private static void report(
            Workload workload, KubernetesObject object, Reference reference, Consumer<Finding> report) {
        String where = object.namespace().map(name -> "is in namespace " + name).orElse("says no namespace");
        String here = workload.object().namespace().map(name -> "is in " + name).orElse("goes where the release goes");
        report.accept(Finding.warning(
                        "ref/other-namespace",
                        reference.name().location(),
                        workload + " " + here + " and reads " + object + ", which " + where,
                        "write the same namespace in both, or in neither")
                .because("a pod reads only what is in its own namespace"));
    }
}
