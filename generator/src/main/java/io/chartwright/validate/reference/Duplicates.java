package io.chartwright.validate.reference;

import io.chartwright.model.Finding;
import io.chartwright.validate.objects.CellObjects;
import io.chartwright.validate.objects.CellRule;
import io.chartwright.validate.objects.KubernetesObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** No object is there twice. API servers take each of the two, and the second one for a change of the first. */
final class Duplicates implements CellRule {

    @Override
    public void check(CellObjects cell, Consumer<Finding> report) {
        Set<List<String>> seen = new HashSet<>();
        for (KubernetesObject object : cell.all()) {
            boolean isKnown = object.kind().isPresent() && object.name().isPresent();
            if (isKnown && !seen.add(identity(object))) {
                report.accept(Finding.error(
                                "ref/duplicate",
                                object.tree().location(),
                                object + " is rendered twice",
                                "give each object of a kind its own name, because the second one replaces the first")
                        .about(object.toString()));
            }
        }
    }

    private static List<String> identity(KubernetesObject object) {
        return List.of(object.group(), object.namespace().orElse(""), object.toString());
    }
}
