package io.chartwright.validate.objects;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The objects that one cell renders, found by kind and name, with the workloads among them. */
public final class CellObjects {
    private final List<KubernetesObject> all;
    private final Map<String, List<KubernetesObject>> byKind = new HashMap<>();
    private final List<Workload> workloads = new ArrayList<>();
    private final Map<Map.Entry<String, String>, List<Workload>> byLabel = new HashMap<>();

    /**
     * Indexes the objects.
     *
     * @param all every object of the cell, in the order in which Helm writes them
     */
    public CellObjects(List<KubernetesObject> all) {
        this.all = List.copyOf(all);
        for (KubernetesObject object : all) {
            byKind.computeIfAbsent(object.kind().orElse(""), kind -> new ArrayList<>())
                    .add(object);
            Workload.of(object).ifPresent(workloads::add);
        }
        for (Workload workload : workloads) {
            workload.labels().entrySet().forEach(label -> byLabel.computeIfAbsent(
                            Map.entry(label.getKey(), label.getValue()), unused -> new ArrayList<>())
                    .add(workload));
        }
    }

    /** Returns every object. */
    public List<KubernetesObject> all() {
        return all;
    }

    /** Returns the objects of the kind. */
    public List<KubernetesObject> of(String kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    /** Returns every object that runs pods. */
    public List<Workload> workloads() {
        return workloads;
    }

    /** Returns the object of that kind and name that is, or may be, in the namespace of the other one. */
    public Optional<KubernetesObject> find(String kind, String name, KubernetesObject beside) {
        return of(kind).stream()
                .filter(object -> object.name().equals(Optional.of(name)) && object.isBeside(beside))
                .findFirst();
    }

    /** Returns the workloads beside the object whose pods the selector selects. */
    public List<Workload> selected(Selector selector, KubernetesObject beside) {
        List<Workload> selected = new ArrayList<>();
        // Of thousands of objects, few have the rarest of the labels.
        List<Workload> candidates = selector.labels().entrySet().stream()
                .map(label -> byLabel.getOrDefault(Map.entry(label.getKey(), label.getValue()), List.of()))
                .min(Comparator.comparing(List::size))
                .orElse(workloads);
        for (Workload workload : candidates) {
            if (workload.object().isBeside(beside) && selector.matches(workload.labels())) {
                selected.add(workload);
            }
        }
        return selected;
    }
}
