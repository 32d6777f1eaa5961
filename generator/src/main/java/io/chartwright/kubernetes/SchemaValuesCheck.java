package io.chartwright.kubernetes;

import io.chartwright.model.Mapping;
import java.util.ArrayList;
import java.util.List;

/** What a schema in a definition of custom resources says of values: defaults are of its type, patterns can be read. */
final class SchemaValuesCheck {
    private SchemaValuesCheck() {}

    /** Says what is wrong with the default and the pattern of one schema. */
    static void check(Place schema) {
        pattern(schema.at("pattern"));
        Place written = schema.at("default");
        if (written.node().isEmpty() || !(schema.node().orElse(null) instanceof Mapping keywords)) {
            return;
        }
        List<FieldProblem> problems = new ArrayList<>();
        written.node().ifPresent(node -> new StructuralCheck(new StructuralScalars(), problems)
                .check(node, StructuralSchema.of(keywords), FieldPath.root(node.location())));
        problems.stream()
                .findFirst()
                .ifPresent(problem -> written.refuse(
                        (problem.path() + " " + problem.problem()).strip(), "write a value that the schema takes"));
    }

    /** Says what is wrong with a pattern. */
    static void pattern(Place pattern) {
        pattern.text()
                .flatMap(GoPatternForm::problemOf)
                .ifPresent(
                        problem -> pattern.refuse("is no regular expression: " + problem, "write one that Go reads"));
    }
}
