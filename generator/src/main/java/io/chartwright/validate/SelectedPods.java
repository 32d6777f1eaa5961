package io.chartwright.validate;

import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds the pods behind Services and Ingresses among the objects of one release. */
final class SelectedPods {
    private static final List<String> BACKENDS =
            List.of("spec", "rules", "http", "paths", "backend", "service", "name");

    /** The pods by each of their labels, so that a thousand Services do not search a thousand pods each. */
    private final Map<Map.Entry<String, String>, List<CloudObject>> byLabel = new HashMap<>();

    private final Map<String, List<CloudObject>> services = new HashMap<>();
    private final Map<List<Object>, List<CloudObject>> selections = new HashMap<>();
    private final IdentityHashMap<List<CloudObject>, List<String>> paths = new IdentityHashMap<>();

    SelectedPods(List<CloudObject> objects) {
        for (CloudObject object : objects) {
            if (object.kind().equals("Service")) {
                services.computeIfAbsent(object.object().name().orElse(""), unused -> new ArrayList<>())
                        .add(object);
            }
            if (object.kind().equals("Pod")) {
                object.map("labels").stream()
                        .flatMap(labels -> labels.entries().values().stream())
                        .forEach(label -> byLabel.computeIfAbsent(pair(label), unused -> new ArrayList<>())
                                .add(object));
            }
        }
    }

    /** Returns the pods, or templates of pods, that the Service selects, or that the Ingress's Services do. */
    List<CloudObject> of(CloudObject entrance) {
        if (entrance.kind().equals("Service")) {
            return selectedBy(entrance);
        }
        List<String> names = new ArrayList<>(entrance.field(BACKENDS));
        names.addAll(entrance.field(List.of("spec", "defaultBackend", "service", "name")));
        // Told apart by what they are in memory: comparing thousands of objects field by field takes minutes.
        Set<CloudObject> pods = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<List<CloudObject>> walked = Collections.newSetFromMap(new IdentityHashMap<>());
        return names.stream()
                .distinct()
                .flatMap(name -> services.getOrDefault(name, List.of()).stream())
                .filter(service ->
                        service.object().namespace().equals(entrance.object().namespace()))
                .map(this::selectedBy)
                .filter(walked::add)
                .flatMap(List::stream)
                .filter(pods::add)
                .toList();
    }

    /** Returns the paths that the pods' readiness probes ask for. */
    List<String> readinessPaths(List<CloudObject> pods) {
        return paths.computeIfAbsent(pods, SelectedPods::pathsOf);
    }

    private static List<String> pathsOf(List<CloudObject> pods) {
        TreeSet<String> paths = new TreeSet<>();
        for (String containers : List.of("containers", "initContainers")) {
            pods.forEach(
                    pod -> paths.addAll(pod.field(List.of("spec", containers, "readinessProbe", "httpGet", "path"))));
        }
        return List.copyOf(paths);
    }

    private List<CloudObject> selectedBy(CloudObject service) {
        Mapping selector = service.tree()
                .mapping("spec")
                .flatMap(spec -> spec.mapping("selector"))
                .orElse(null);
        if (selector == null || selector.entries().isEmpty()) {
            return List.of();
        }
        Map<String, String> labels = new TreeMap<>();
        selector.entries().values().forEach(label -> labels.put(label.key(), text(label.node())));
        return selections.computeIfAbsent(
                List.of(labels, service.object().namespace()), key -> search(service, selector));
    }

    private List<CloudObject> search(CloudObject service, Mapping selector) {
        return selector.entries().values().stream()
                .map(wanted -> byLabel.getOrDefault(pair(wanted), List.of()))
                .min(Comparator.comparing(List::size))
                .orElse(List.of())
                .stream()
                .filter(object ->
                        object.object().namespace().equals(service.object().namespace())
                                && object.map("labels")
                                        .filter(labels -> matches(selector, labels))
                                        .isPresent())
                .toList();
    }

    private static boolean matches(Mapping selector, Mapping labels) {
        return selector.entries().values().stream().allMatch(wanted -> labels.get(wanted.key())
                .filter(label -> text(label).equals(text(wanted.node())))
                .isPresent());
    }

    private static Map.Entry<String, String> pair(Mapping.Entry label) {
        return Map.entry(label.key(), text(label.node()));
    }

    private static String text(Node node) {
        return node instanceof Scalar scalar ? scalar.text() : "";
    }
}
