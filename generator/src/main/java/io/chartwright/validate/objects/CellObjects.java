package io.chartwright.validate.objects;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The objects that one cell renders, found by kind and name, with the workloads among them.
 *
 * <p>What was asked once is kept, because thousands of objects that ask the same of thousands of others would take
 * minutes. So it is used by one thread alone.
 */
public final class CellObjects {
    private static final List<String> SCALERS = List.of("HorizontalPodAutoscaler", "ScaledObject");

    private final List<KubernetesObject> all;
    private final Map<String, List<KubernetesObject>> byKind = new HashMap<>();
    private final Map<Map.Entry<String, String>, List<KubernetesObject>> byName = new HashMap<>();
    private final Map<String, List<KubernetesObject>> scalers = new HashMap<>();
    private final Map<String, Set<String>> names = new HashMap<>();
    private final List<Workload> workloads = new ArrayList<>();
    private final IdentityHashMap<KubernetesObject, Workload> byObject = new IdentityHashMap<>();
    private final Map<Map.Entry<String, String>, List<Workload>> byLabel = new HashMap<>();
    private final Map<List<Object>, List<Workload>> selections = new HashMap<>();
    private final SelectorIndex budgetIndex;
    private final Map<List<Object>, List<KubernetesObject>> budgets = new HashMap<>();
    private long comparisons;

    /**
     * Indexes the objects.
     *
     * @param all every object of the cell, in the order in which Helm writes them
     */
    public CellObjects(List<KubernetesObject> all) {
        this.all = List.copyOf(all);
        for (KubernetesObject object : all) {
            String kind = object.kind().orElse("");
            byKind.computeIfAbsent(kind, unused -> new ArrayList<>()).add(object);
            object.name().ifPresent(name -> byName.computeIfAbsent(Map.entry(kind, name), key -> new ArrayList<>())
                    .add(object));
            Workload.of(object).ifPresent(workload -> {
                workloads.add(workload);
                byObject.put(object, workload);
            });
        }
        for (Workload workload : workloads) {
            workload.labels().entrySet().forEach(label -> byLabel.computeIfAbsent(
                            Map.entry(label.getKey(), label.getValue()), unused -> new ArrayList<>())
                    .add(workload));
        }
        for (String kind : SCALERS) {
            for (KubernetesObject scaler : of(kind)) {
                Field target = scaler.field().at("spec", "scaleTargetRef", "name");
                target.text().ifPresent(name -> scalers.computeIfAbsent(name, unused -> new ArrayList<>())
                        .add(scaler));
            }
        }
        this.budgetIndex = new SelectorIndex(of("PodDisruptionBudget"));
    }

    /** Returns every object. */
    public List<KubernetesObject> all() {
        return all;
    }

    /** Returns the objects of the kind. */
    public List<KubernetesObject> of(String kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    /** Returns the names of the objects of the kind. */
    public Set<String> names(String kind) {
        return names.computeIfAbsent(kind, key -> {
            Set<String> found = new LinkedHashSet<>();
            of(key).forEach(object -> object.name().ifPresent(found::add));
            return found;
        });
    }

    /** Returns every object that runs pods. */
    public List<Workload> workloads() {
        return workloads;
    }

    /** Returns the object as a workload, if it is one. */
    public Optional<Workload> workload(KubernetesObject object) {
        return Optional.ofNullable(byObject.get(object));
    }

    /** Returns the object of that kind and name that is, or may be, in the namespace of the other one. */
    public Optional<KubernetesObject> find(String kind, String name, KubernetesObject beside) {
        return byName.getOrDefault(Map.entry(kind, name), List.of()).stream()
                .filter(object -> object.isBeside(beside))
                .findFirst();
    }

    /** Returns what scales an object of that name: autoscalers, then those of KEDA. */
    public List<KubernetesObject> scalers(String name) {
        return scalers.getOrDefault(name, List.of());
    }

    /** Returns the disruption budgets beside the workload that select its pods. */
    public List<KubernetesObject> budgets(Workload workload) {
        return budgets.computeIfAbsent(
                List.of(workload.labels(), workload.object().namespace()), key -> budgetIndex.selecting(workload));
    }

    /**
     * Returns the workloads beside the object whose pods the selector selects, in the order of {@link #workloads}. For
     * equal selectors in one namespace it is the very same list.
     */
    public List<Workload> selected(Selector selector, KubernetesObject beside) {
        return selections.computeIfAbsent(
                List.of(selector.labels(), selector.words(), beside.namespace()), key -> search(selector, beside));
    }

    private List<Workload> search(Selector selector, KubernetesObject beside) {
        List<Workload> selected = new ArrayList<>();
        // Of thousands of objects, few have the rarest of the labels.
        List<Workload> candidates = selector.certain().entrySet().stream()
                .map(label -> byLabel.getOrDefault(Map.entry(label.getKey(), label.getValue()), List.of()))
                .min(Comparator.comparing(List::size))
                .orElse(workloads);
        comparisons += candidates.size();
        for (Workload workload : candidates) {
            if (workload.object().isBeside(beside) && selector.matches(workload.labels())) {
                selected.add(workload);
            }
        }
        return selected;
    }

    /** Returns how often a selector was compared with the labels of pods, which is what many objects cost. */
    public long comparisons() {
        return comparisons + budgetIndex.comparisons();
    }
}
