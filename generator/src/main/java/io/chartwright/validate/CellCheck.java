package io.chartwright.validate;

import io.chartwright.annotations.Catalogue;
import io.chartwright.kubernetes.CustomKinds;
import io.chartwright.model.Finding;
import io.chartwright.model.Location;
import io.chartwright.rules.Ignore;
import io.chartwright.rules.IgnoreAnnotation;
import io.chartwright.validate.objects.KubernetesObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map.Entry;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Checks the objects of one cell. */
final class CellCheck {
    private final Function<KubernetesObject, Location> place;
    private final List<SingleObjectRule> single;
    private final List<ObjectRule> all;
    private final Set<Ignore> ignores = ConcurrentHashMap.newKeySet();

    /**
     * Creates a check by every rule.
     *
     * @param catalogue what is known of annotations
     * @param customKinds the kinds that the objects may have beside the built-in ones
     * @param place where a person writes the object's annotations
     */
    CellCheck(Catalogue catalogue, CustomKinds customKinds, Function<KubernetesObject, Location> place) {
        this.single = Rules.ofSingleObjects(customKinds);
        this.all = Rules.ofObjects(catalogue);
        this.place = place;
    }

    /** Returns what is wrong with the documents for the target; locations are those of the documents. */
    List<Finding> check(List<Document> documents, Target target) {
        List<Finding> findings = new ArrayList<>();
        List<KubernetesObject> objects = new ArrayList<>();
        for (Document document : documents) {
            findings.addAll(document.findings(single, target.minor()));
            objects.addAll(document.objects());
        }
        objects.forEach(object -> readIgnores(object, findings));
        List<Finding> together = new ArrayList<>();
        all.forEach(rule -> together.addAll(rule.check(objects, target)));
        findings.addAll(about(objects, together));
        return findings.stream().distinct().toList();
    }

    /** A finding that names no object is about the one that it stands in. */
    private static List<Finding> about(List<KubernetesObject> objects, List<Finding> findings) {
        TreeMap<Location, KubernetesObject> starts = new TreeMap<>();
        objects.forEach(object -> starts.put(object.tree().location(), object));
        List<Finding> named = new ArrayList<>(findings.size());
        for (Finding finding : findings) {
            Entry<Location, KubernetesObject> start = starts.floorEntry(finding.location());
            boolean isIn = start != null
                    && start.getKey().file().equals(finding.location().file());
            named.add(
                    finding.object().isEmpty() && isIn
                            ? finding.about(start.getValue().toString())
                            : finding);
        }
        return named;
    }

    /** Returns what the objects that were checked say is not to be reported of them. */
    List<Ignore> ignores() {
        return ignores.stream()
                .sorted(Comparator.comparing(Ignore::location).thenComparing(Ignore::toString))
                .toList();
    }

    private void readIgnores(KubernetesObject object, List<Finding> findings) {
        object.tree()
                .mapping("metadata")
                .flatMap(metadata -> metadata.mapping("annotations"))
                .flatMap(annotations -> annotations.text(IgnoreAnnotation.KEY))
                .ifPresent(text ->
                        ignores.addAll(IgnoreAnnotation.read(object.toString(), place.apply(object), text, findings)));
    }
}
