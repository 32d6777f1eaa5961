package io.chartwright.validate.objects;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Objects that select pods, found by the labels of pods, so that a thousand budgets are not tried on a thousand workloads
 * each.
 */
final class SelectorIndex {
    private final List<KubernetesObject> objects;
    private final List<Selector> selectors = new ArrayList<>();

    /** Positions of the objects by one label that they ask for. */
    private final Map<Map.Entry<String, String>, List<Integer>> byLabel = new HashMap<>();

    private final List<Integer> withoutLabels = new ArrayList<>();
    private long comparisons;

    /** Indexes objects whose {@code spec.selector} selects pods. */
    SelectorIndex(List<KubernetesObject> objects) {
        this.objects = objects;
        for (KubernetesObject object : objects) {
            Selector selector = Selector.of(object.field().at("spec", "selector"));
            Map.Entry<String, String> label = new TreeMap<>(selector.certain()).firstEntry();
            List<Integer> places =
                    label == null ? withoutLabels : byLabel.computeIfAbsent(label, unused -> new ArrayList<>());
            places.add(selectors.size());
            selectors.add(selector);
        }
    }

    /** Returns the objects that select the pods of the workload and are beside it, in their order. */
    List<KubernetesObject> selecting(Workload workload) {
        List<Integer> places = new ArrayList<>(withoutLabels);
        for (Map.Entry<String, String> label : workload.labels().entrySet()) {
            places.addAll(byLabel.getOrDefault(Map.entry(label.getKey(), label.getValue()), List.of()));
        }
        comparisons += places.size();
        return places.stream()
                .sorted()
                .filter(place -> objects.get(place).isBeside(workload.object())
                        && selectors.get(place).matches(workload.labels()))
                .map(objects::get)
                .toList();
    }

    /** Returns how often a selector was compared with labels. */
    long comparisons() {
        return comparisons;
    }
}
