package io.chartwright.validate;

import io.chartwright.annotations.Catalogue;
import io.chartwright.kubernetes.CustomKinds;
import io.chartwright.kubernetes.Minor;
import io.chartwright.model.Finding;
import io.chartwright.model.Location;
import io.chartwright.rules.Ignore;
import io.chartwright.rules.IgnoreAnnotation;
import io.chartwright.validate.objects.CellObjects;
import io.chartwright.validate.objects.CellRule;
import io.chartwright.validate.objects.KubernetesObject;
import io.chartwright.validate.podsecurity.Level;
import io.chartwright.validate.podsecurity.PodSecurity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
    private final List<CellRule> together;
    private final PodSecurity podSecurity = new PodSecurity(Level.BASELINE);
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
        this.together = Rules.ofCells();
        this.place = place;
    }

    /**
     * Returns what is wrong with the documents for the target on each Kubernetes version; locations are those of the
     * documents. What does not depend on the version is found once.
     */
    Map<Minor, List<Finding>> check(List<Document> documents, Target target, Collection<Minor> minors) {
        List<KubernetesObject> objects = documents.stream()
                .flatMap(document -> document.objects().stream())
                .toList();
        CellObjects cell = new CellObjects(objects);
        List<Finding> always = new ArrayList<>();
        List<Finding> ofIgnores = new ArrayList<>();
        objects.forEach(object -> readIgnores(object, ofIgnores));
        all.forEach(rule -> always.addAll(rule.check(objects, target)));
        together.forEach(rule -> rule.check(cell, always::add));
        Map<Minor, List<Finding>> found = new TreeMap<>();
        for (Minor minor : minors) {
            List<Finding> findings = new ArrayList<>(always);
            podSecurity.check(cell, minor, findings::add);
            List<Finding> named = new ArrayList<>(about(objects, findings));
            documents.forEach(document -> named.addAll(document.findings(single, minor)));
            named.addAll(ofIgnores);
            found.put(minor, named.stream().distinct().toList());
        }
        return found;
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
