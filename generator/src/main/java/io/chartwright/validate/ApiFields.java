package io.chartwright.validate;

import io.chartwright.kubernetes.ApiCheck;
import io.chartwright.kubernetes.FieldProblem;
import io.chartwright.kubernetes.Minor;
import io.chartwright.kubernetes.RemovedApis;
import io.chartwright.model.Finding;
import io.chartwright.validate.objects.Field;
import io.chartwright.validate.objects.KubernetesObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The API server takes every object: its kind is served, and its fields are ones that the kind has. */
final class ApiFields implements SingleObjectRule {
    /** Where a kind is named. */
    private static final Set<String> KIND = Set.of("apiVersion", "kind");

    private final ApiCheck check;
    private final RemovedApis removed = new RemovedApis();

    ApiFields(ApiCheck check) {
        this.check = check;
    }

    @Override
    public List<Finding> check(KubernetesObject object, Minor minor) {
        return isReportedElsewhere(object, minor)
                ? List.of()
                : check.problems(object.tree(), minor).stream()
                        .filter(problem ->
                                object.name().isPresent() || !problem.path().equals("metadata.name"))
                        .map(problem -> finding(object, problem))
                        .toList();
    }

    /** What has no identity is reported as {@code api/identity}, what is gone as {@code api/removed}. */
    private boolean isReportedElsewhere(KubernetesObject object, Minor minor) {
        return object.apiVersion().isEmpty()
                || object.kind().isEmpty()
                || removed.find(object.apiVersion().get(), object.kind().get(), minor)
                        .isPresent();
    }

    private static Finding finding(KubernetesObject object, FieldProblem problem) {
        String place = problem.path().isEmpty() ? object.toString() : object + " " + problem.path();
        Finding finding = Finding.error(
                        KIND.contains(problem.path()) ? "api/kind" : "api/invalid",
                        problem.location(),
                        place + ": " + problem.problem(),
                        problem.fix())
                .about(object.toString());
        return isOfValue(object.field(), problem) ? finding : finding.ofWhole();
    }

    /** Returns whether it is a single value that is wrong, and not that a field is unknown or missing. */
    private static boolean isOfValue(Field field, FieldProblem problem) {
        boolean isHere =
                field.location().equals(problem.location()) && problem.path().endsWith(field.key());
        if (isHere && field.scalar().isPresent()) {
            return !problem.problem().startsWith("unknown field");
        }
        return Stream.concat(field.fields().stream(), field.items().stream())
                .anyMatch(below -> isOfValue(below, problem));
    }
}
