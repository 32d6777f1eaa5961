package io.chartwright.validate;

import io.chartwright.kubernetes.Minor;
import io.chartwright.model.Finding;
import java.util.ArrayList;
import java.util.List;

/** Checks the objects of one cell. */
final class CellCheck {
    private final List<SingleObjectRule> single;
    private final List<ObjectRule> all;

    /**
     * Creates a check.
     *
     * @param single the rules about each object by itself
     * @param all the rules about the objects together
     */
    CellCheck(List<SingleObjectRule> single, List<ObjectRule> all) {
        this.single = List.copyOf(single);
        this.all = List.copyOf(all);
    }

    /** Returns what is wrong with the documents on the Kubernetes version; locations are those of the documents. */
    List<Finding> check(List<Document> documents, Minor minor) {
        List<Finding> findings = new ArrayList<>();
        List<KubernetesObject> objects = new ArrayList<>();
        for (Document document : documents) {
            findings.addAll(document.findings(single, minor));
            objects.addAll(document.objects());
        }
        all.forEach(rule -> findings.addAll(rule.check(objects, minor)));
        return findings.stream().distinct().toList();
    }
}
