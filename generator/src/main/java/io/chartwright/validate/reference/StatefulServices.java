package io.chartwright.validate.reference;

import io.chartwright.model.Finding;
import io.chartwright.validate.objects.CellObjects;
import io.chartwright.validate.objects.CellRule;
import io.chartwright.validate.objects.Field;
import io.chartwright.validate.objects.KubernetesObject;
import java.util.Optional;
import java.util.function.Consumer;

/** The Service that names the pods of a StatefulSet is there, and is headless. */
final class StatefulServices implements CellRule {
    private static final String RULE = "ref/stateful-service";

    @Override
    public void check(CellObjects cell, Consumer<Finding> report) {
        for (KubernetesObject set : cell.of("StatefulSet")) {
            Field name = set.field().at("spec", "serviceName");
            name.text().filter(text -> !text.isEmpty()).ifPresent(text -> check(cell, set, name, text, report));
        }
    }

    private static void check(
            CellObjects cell, KubernetesObject set, Field field, String name, Consumer<Finding> report) {
        Optional<KubernetesObject> service = cell.find("Service", name, set);
        if (service.isEmpty() && !cell.of("Service").isEmpty()) {
            report.accept(Finding.warning(
                    RULE,
                    field.location(),
                    set + " names Service/" + name + ", which this chart does not render",
                    Names.advice(name, cell.of("Service"), "render a headless Service of that name")));
        } else if (service.isPresent()
                && !service.get().field().at("spec", "clusterIP").is("None")) {
            report.accept(Finding.warning(
                            RULE,
                            field.location(),
                            set + " takes the names of its pods from " + service.get() + ", which is not headless",
                            "write 'clusterIP: None' in the Service")
                    .because("its pods get no names of their own in DNS"));
        }
    }
}
