package io.chartwright.validate.posture;

import io.chartwright.model.Finding;
import io.chartwright.validate.objects.CellObjects;
import io.chartwright.validate.objects.CellRule;
import io.chartwright.validate.objects.Container;
import io.chartwright.validate.objects.Field;
import io.chartwright.validate.objects.Workload;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A list whose items an API server tells apart by a key has each key once. Where a server does not ask for that itself: it
 * takes the item twice from who creates the object, and refuses it from who applies it.
 */
final class RepeatedItems implements CellRule {
    /** What tells the items of a list apart, and what stands for a part that is not written; empty for nothing. */
    private static final Map<String, List<Key>> OF_CONTAINERS = Map.of(
            "env", List.of(new Key("name", "")),
            "ports", List.of(new Key("containerPort", ""), new Key("protocol", "TCP")));

    private static final Map<String, List<Key>> OF_PODS =
            Map.of("imagePullSecrets", List.of(new Key("name", "")), "hostAliases", List.of(new Key("ip", "")));

    private record Key(String name, String preset) {
        Optional<String> in(Field item) {
            return item.at(name).scalar().or(() -> Optional.of(preset).filter(text -> !text.isEmpty()));
        }
    }

    @Override
    public void check(CellObjects cell, Consumer<Finding> report) {
        for (Workload workload : cell.workloads()) {
            check(workload.spec(), OF_PODS, workload.toString(), report);
            for (Container container : workload.containers()) {
                check(container.field(), OF_CONTAINERS, "container '" + container.name() + "' of " + workload, report);
            }
        }
    }

    private static void check(Field parent, Map<String, List<Key>> lists, String owner, Consumer<Finding> report) {
        lists.forEach((list, keys) -> {
            Set<List<String>> seen = new HashSet<>();
            for (Field item : parent.at(list).items()) {
                List<String> key =
                        keys.stream().flatMap(each -> each.in(item).stream()).toList();
                if (key.size() == keys.size() && !seen.add(key)) {
                    Field place = item.at(keys.get(0).name());
                    report.accept(finding(owner, list + " has " + String.join("/", key) + " twice", place));
                }
            }
        });
    }

    private static Finding finding(String owner, String problem, Field place) {
        return Finding.error("posture/repeated-item", place.location(), owner + ": " + problem, "remove one of them")
                .because(
                        "Helm 4 applies objects by the server, which refuses that; who creates them gets one of the two");
    }
}
