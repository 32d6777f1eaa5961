package io.chartwright.validate.chart;

import io.chartwright.model.Finding;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.NearMiss;
import io.chartwright.model.Scalar;
import io.chartwright.validate.objects.CellObjects;
import io.chartwright.validate.objects.CellRule;
import io.chartwright.validate.objects.KubernetesObject;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The annotations by which Helm runs hooks and keeps objects say what Helm understands. */
public final class Hooks implements CellRule {
    private static final Set<String> EVENTS = Set.of(
            "pre-install",
            "post-install",
            "pre-delete",
            "post-delete",
            "pre-upgrade",
            "post-upgrade",
            "pre-rollback",
            "post-rollback",
            "test");
    private static final Set<String> DELETION = Set.of("before-hook-creation", "hook-succeeded", "hook-failed");

    @Override
    public void check(CellObjects cell, Consumer<Finding> report) {
        for (KubernetesObject object : cell.all()) {
            words(object, "helm.sh/hook", "chart/hook-event", EVENTS, report);
            words(object, "helm.sh/hook-delete-policy", "chart/hook-delete-policy", DELETION, report);
            words(object, "helm.sh/resource-policy", "chart/resource-policy", Set.of("keep"), report);
            weight(object, report);
            boolean runs = object.isHook() && (object.is("Job") || object.is("Pod"));
            if (runs && annotation(object, "helm.sh/hook-delete-policy").isEmpty()) {
                report.accept(Finding.warning(
                                "chart/hook-delete-policy",
                                annotation(object, "helm.sh/hook")
                                        .map(Entry::location)
                                        .orElse(object.tree().location()),
                                object + " is a hook that does not say when it is deleted",
                                "write the annotation 'helm.sh/hook-delete-policy:"
                                        + " before-hook-creation,hook-succeeded'")
                        .because("it stays after an uninstall, because hooks are no part of the release"));
            }
        }
    }

    /** Reports each word of a list with commas that Helm does not know. */
    private static void words(
            KubernetesObject object, String key, String rule, Set<String> known, Consumer<Finding> report) {
        annotation(object, key).ifPresent(entry -> {
            for (String part : text(entry).split(",", -1)) {
                String word = part.strip();
                // The name that tests had in Helm 2 still works.
                boolean isOld = word.equals("test-success");
                if (!known.contains(word) && !isOld) {
                    report.accept(Finding.error(
                            rule,
                            entry.location(),
                            object + " has '" + word + "' in the annotation " + key + ", which Helm does not know",
                            NearMiss.advice(word, known)));
                }
            }
        });
    }

    private static void weight(KubernetesObject object, Consumer<Finding> report) {
        annotation(object, "helm.sh/hook-weight")
                .filter(entry -> !text(entry).matches("[+-]?\\d{1,9}"))
                .ifPresent(entry -> report.accept(Finding.error(
                                "chart/hook-weight",
                                entry.location(),
                                object + " has '" + text(entry) + "' as its hook's weight, which is no whole number",
                                "write one in quotes, for instance \"-5\"")
                        .because("Helm takes 0 without a word")));
    }

    private static Optional<Entry> annotation(KubernetesObject object, String key) {
        return object.tree()
                .mapping("metadata")
                .flatMap(metadata -> metadata.mapping("annotations"))
                .flatMap(
                        annotations -> Optional.ofNullable(annotations.entries().get(key)));
    }

    /** Helm reads annotations as text; an API server refuses those that are none. */
    private static String text(Entry entry) {
        return entry.node() instanceof Scalar scalar ? scalar.text() : "";
    }
}
