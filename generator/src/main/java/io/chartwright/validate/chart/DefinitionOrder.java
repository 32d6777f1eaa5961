package io.chartwright.validate.chart;

import io.chartwright.model.Finding;
import io.chartwright.validate.objects.CellObjects;
import io.chartwright.validate.objects.CellRule;
import io.chartwright.validate.objects.Field;
import io.chartwright.validate.objects.KubernetesObject;
import java.util.function.Consumer;

/** Objects of a custom kind do not come from the same templates as the definition of that kind. */
public final class DefinitionOrder implements CellRule {

    @Override
    public void check(CellObjects cell, Consumer<Finding> report) {
        for (KubernetesObject definition : cell.of("CustomResourceDefinition")) {
            Field spec = definition.field().at("spec");
            String group = spec.at("group").text().orElse("");
            String kind = spec.at("names", "kind").text().orElse("");
            cell.of(kind).stream()
                    .filter(object -> object.group().equals(group) && !object.isHook())
                    .findFirst()
                    .ifPresent(object -> report.accept(Finding.error(
                                    "chart/crd-order",
                                    object.tree().location(),
                                    object + " comes with the definition of its kind, " + definition,
                                    "move the definition into crds/, or into a chart that is installed before")
                            .because("Helm asks the server for the kind before the definition is there")));
        }
    }
}
