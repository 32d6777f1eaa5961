package io.chartwright.validate.reference;

import io.chartwright.model.Finding;
import io.chartwright.validate.objects.CellObjects;
import io.chartwright.validate.objects.CellRule;
import io.chartwright.validate.objects.Container;
import io.chartwright.validate.objects.Field;
import io.chartwright.validate.objects.KubernetesObject;
import io.chartwright.validate.objects.Workload;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What is named as if it were this release's own is rendered.
 *
 * <p>A name is the release's own when it begins with the release's name, which the label {@code
 * app.kubernetes.io/instance} tells, or is one slip away from a rendered object of that kind. Every other name may be
 * there already.
 */
final class RenderedNames implements CellRule {
    private static final String RULE = "ref/not-rendered";

    /** The kinds of Kubernetes whose objects make no object of another kind under a name that they hold. */
    private static final Set<String> PLAIN_GROUPS =
            Set.of("", "apps", "batch", "autoscaling", "policy", "networking.k8s.io", "rbac.authorization.k8s.io");

    @Override
    public void check(CellObjects cell, Consumer<Finding> report) {
        Set<String> made = madeElsewhere(cell);
        for (Workload workload : cell.workloads()) {
            for (Reference reference : Reference.of(workload)) {
                if (!reference.isOptional()) {
                    check(cell, workload.object(), reference.kind(), reference.name(), made, report);
                }
            }
        }
        for (KubernetesObject binding : cell.of("RoleBinding")) {
            bound(cell, binding, made, report);
        }
        for (KubernetesObject binding : cell.of("ClusterRoleBinding")) {
            bound(cell, binding, made, report);
        }
    }

    private static void bound(CellObjects cell, KubernetesObject binding, Set<String> made, Consumer<Finding> report) {
        Field role = binding.field().at("roleRef");
        check(cell, binding, role.at("kind").text().orElse("Role"), role.at("name"), made, report);
        for (Field subject : binding.field().at("subjects").items()) {
            if (subject.at("kind").is("ServiceAccount")) {
                check(cell, binding, "ServiceAccount", subject.at("name"), made, report);
            }
        }
    }

    private static void check(
            CellObjects cell,
            KubernetesObject object,
            String kind,
            Field field,
            Set<String> made,
            Consumer<Finding> report) {
        String name = field.text().orElse("");
        Set<String> rendered = cell.names(kind);
        if (name.isEmpty() || rendered.contains(name)) {
            return;
        }
        Optional<String> slip = rendered.stream()
                .limit(Names.MOST_CANDIDATES)
                .filter(other -> Names.isSlip(name, other))
                .findFirst();
        if (slip.isPresent() || (isOwn(name, object) && made.stream().noneMatch(word -> word.contains(name)))) {
            report.accept(Finding.warning(
                    RULE,
                    field.location(),
                    object + " names " + kind + "/" + name + ", which this chart does not render",
                    slip.map(other -> "write '" + other + "'")
                            .orElse("render it, or give it a name that does not begin with the release's")));
        }
    }

    private static boolean isOwn(String name, KubernetesObject object) {
        Field labels = object.field().at("metadata", "labels");
        String release = labels.at("app.kubernetes.io/instance").text().orElse("");
        return !release.isEmpty() && name.startsWith(release + "-");
    }

    /** What other kinds of objects hold, and what containers are told, may be names of objects that they make. */
    private static Set<String> madeElsewhere(CellObjects cell) {
        Set<String> words = new HashSet<>();
        for (KubernetesObject object : cell.all()) {
            if (!PLAIN_GROUPS.contains(object.group())) {
                texts(object.field(), words);
            }
        }
        for (Workload workload : cell.workloads()) {
            for (Container container : workload.containers()) {
                texts(container.field().at("args"), words);
                texts(container.field().at("command"), words);
                container.field().at("env").items().forEach(variable -> texts(variable.at("value"), words));
            }
        }
        return words;
    }

    private static void texts(Field field, Set<String> words) {
        field.text().ifPresent(words::add);
        field.items().forEach(item -> texts(item, words));
        field.fields().forEach(below -> texts(below, words));
    }
}
