package io.chartwright.validate.reference;

import io.chartwright.model.Finding;
import io.chartwright.validate.objects.CellObjects;
import io.chartwright.validate.objects.CellRule;
import io.chartwright.validate.objects.Container;
import io.chartwright.validate.objects.Field;
import io.chartwright.validate.objects.Workload;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Every mount has its volume, and every volume is mounted. */
final class Volumes implements CellRule {

    @Override
    public void check(CellObjects cell, Consumer<Finding> report) {
        cell.workloads().forEach(workload -> check(workload, report));
    }

    private static void check(Workload workload, Consumer<Finding> report) {
        Set<String> known = names(workload);
        Set<String> used = new HashSet<>();
        for (Container container : workload.containers()) {
            for (String mounts : List.of("volumeMounts", "volumeDevices")) {
                for (Field mount : container.field().at(mounts).items()) {
                    String name = mount.at("name").text().orElse("");
                    used.add(name);
                    if (!known.contains(name) && !name.isEmpty()) {
                        report.accept(Finding.error(
                                "ref/volume-mount",
                                mount.at("name").location(),
                                "container '" + container.name() + "' of " + workload + " mounts volume '" + name
                                        + "', which the pod has not",
                                "add it to volumes, or mount one that is there"));
                    }
                }
            }
        }
        for (Field volume : workload.spec().at("volumes").items()) {
            volume.at("name")
                    .text()
                    .filter(name -> !used.contains(name))
                    .ifPresent(name -> report.accept(Finding.warning(
                            "ref/volume-unused",
                            volume.at("name").location(),
                            "no container of " + workload + " mounts volume '" + name + "'",
                            "mount it, or remove it")));
        }
    }

    private static Set<String> names(Workload workload) {
        Set<String> names = new HashSet<>();
        for (Field volume : workload.spec().at("volumes").items()) {
            volume.at("name").text().ifPresent(names::add);
        }
        for (Field claim :
                workload.object().field().at("spec", "volumeClaimTemplates").items()) {
            claim.at("metadata", "name").text().ifPresent(names::add);
        }
        return names;
    }
}
