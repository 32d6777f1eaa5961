package io.chartwright.kubernetes;

import java.util.List;
import java.util.Set;

/** Jobs. */
final class JobCheck implements KindCheck {
    private static final List<String> NAME_LABELS = List.of("job-name", "batch.kubernetes.io/job-name");
    private static final List<String> UID_LABELS = List.of("controller-uid", "batch.kubernetes.io/controller-uid");
    private static final int MOST_NAME = 63;

    @Override
    public Set<String> kinds() {
        return Set.of("Job.batch");
    }

    @Override
    public void check(Place object, Minor minor) {
        Place spec = object.at("spec");
        Place name = object.at("metadata", "name");
        JobSpecCheck.check(spec, true, minor);
        hostNames(spec, name);
        Place selector = spec.at("selector");
        Place labels = spec.at("template", "metadata", "labels");
        Selectors.check(selector);
        if (spec.at("manualSelector").isTrue()) {
            if (!selector.isThere()) {
                selector.refuse("is required with manualSelector", "select the labels of the template");
            }
            Selectors.mustMatch(selector, labels);
            return;
        }
        if (name.textOrEmpty().length() > MOST_NAME) {
            name.refuse("is longer than 63 characters, which a label of the pods must hold", "use a shorter name");
        }
        generated(selector, labels, name.textOrEmpty());
    }

    /** The pods of an indexed Job have its name and their index as host name. */
    private static void hostNames(Place spec, Place name) {
        long completions = spec.at("completions").integer().orElse(1L);
        boolean indexed = spec.at("completionMode").textOrEmpty().equals("Indexed");
        if (indexed && completions > 0 && !name.isEmpty()) {
            Names.DNS_LABEL
                    .problemOf(name.textOrEmpty() + "-" + (completions - 1))
                    .ifPresent(problem -> name.refuse("the last pod's name " + problem, "use a shorter, simple name"));
        }
    }

    /** The server labels the pods itself and selects by that; what is given must be the same. */
    private static void generated(Place selector, Place labels, String name) {
        for (Place mapping : List.of(selector.at("matchLabels"), labels)) {
            for (Place label : mapping.fields()) {
                boolean uid = UID_LABELS.contains(label.key());
                boolean otherName = NAME_LABELS.contains(label.key())
                        && !name.isEmpty()
                        && !label.textOrEmpty().equals(name);
                if (uid || otherName) {
                    label.refuse("is set by the server to another value", "remove it");
                }
            }
        }
        boolean others = selector.at("matchLabels").fields().stream().anyMatch(label -> !isGenerated(label.key()))
                || !selector.at("matchExpressions").isEmpty();
        if (others) {
            selector.refuse("is made by the server", "remove it, or set manualSelector: true");
        }
    }

    private static boolean isGenerated(String label) {
        return NAME_LABELS.contains(label) || UID_LABELS.contains(label);
    }
}
