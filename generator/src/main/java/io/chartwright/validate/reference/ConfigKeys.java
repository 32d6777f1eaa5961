package io.chartwright.validate.reference;

import io.chartwright.model.Finding;
import io.chartwright.model.NearMiss;
import io.chartwright.validate.objects.CellObjects;
import io.chartwright.validate.objects.CellRule;
import io.chartwright.validate.objects.Field;
import io.chartwright.validate.objects.KubernetesObject;
import io.chartwright.validate.objects.Workload;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The keys that pods take from a ConfigMap or Secret of this chart are in it. */
final class ConfigKeys implements CellRule {

    @Override
    public void check(CellObjects cell, Consumer<Finding> report) {
        for (Workload workload : cell.workloads()) {
            for (Reference reference : Reference.of(workload)) {
                if (!reference.isOptional() && !reference.keys().isEmpty()) {
                    cell.find(reference.kind(), reference.name().text().orElse(""), workload.object())
                            .ifPresent(object -> check(workload, reference, object, report));
                }
            }
        }
    }

    private static void check(
            Workload workload, Reference reference, KubernetesObject object, Consumer<Finding> report) {
        TreeSet<String> known = new TreeSet<>();
        for (String part : List.of("data", "binaryData", "stringData")) {
            object.field().at(part).fields().forEach(field -> known.add(field.key()));
        }
        // One without any key is filled by somebody else after the installation.
        if (known.isEmpty() || isFilledByOthers(object)) {
            return;
        }
        for (Field key : reference.keys()) {
            key.text()
                    .filter(name -> !known.contains(name))
                    .ifPresent(name -> report.accept(Finding.error(
                            "ref/config-key",
                            key.location(),
                            workload + " takes key '" + name + "' from " + object + ", which has not that key",
                            NearMiss.advice(name, known))));
        }
    }

    private static boolean isFilledByOthers(KubernetesObject object) {
        return object.field()
                        .at("metadata", "labels")
                        .at("config.openshift.io/inject-trusted-cabundle")
                        .isThere()
                || object.field().at("type").is("kubernetes.io/service-account-token");
    }
}
