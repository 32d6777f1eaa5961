package io.chartwright.kubernetes;

import io.chartwright.cel.Compiled;
import io.chartwright.cel.Evaluator;
import io.chartwright.cel.Expressions;
import io.chartwright.cel.SchemaValues;
import io.chartwright.cel.Scope;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds objects of custom kinds against the rules of their definitions, as a server does that creates them. */
final class CustomRules {
    private static final String RULES = "x-kubernetes-validations";

    private final Expressions language;
    private final Evaluator evaluator = new Evaluator();

    /** What the rules, told apart by where they stand, compile to. */
    private final Map<Mapping, Rule> compiled = Collections.synchronizedMap(new IdentityHashMap<>());

    /** Creates rules for servers of the minor. */
    CustomRules(Minor minor) {
        this.language = new Expressions(minor.number(), GoPatternForm::problemOf);
    }

    /** A rule, and the expression of its message, as they compile. */
    private record Rule(Compiled rule, Optional<Compiled> message) {}

    /** Adds what a server would refuse of the object by the rules of the schema. */
    void check(Mapping object, Mapping schema, List<FieldProblem> problems) {
        walk(object, schema, FieldPath.root(object.location()), true, problems);
    }

    private void walk(Node node, Mapping schema, FieldPath path, boolean isResource, List<FieldProblem> problems) {
        if (node instanceof Scalar scalar && scalar.isNull()) {
            return;
        }
        for (Node rule : schema.items(RULES)) {
            if (rule instanceof Mapping mapping) {
                String field = path + mapping.text("fieldPath").orElse("");
                broken(node, schema, mapping, isResource)
                        .ifPresent(problem -> problems.add(new FieldProblem(
                                path.location(), field, problem, "write what the definition of the kind asks for")));
            }
        }
        if (node instanceof Mapping mapping) {
            for (Entry entry : mapping.entries().values()) {
                schema.mapping("properties")
                        .flatMap(properties -> properties.mapping(entry.key()))
                        .or(() -> schema.mapping("additionalProperties"))
                        .ifPresent(field ->
                                walkBelow(entry.node(), field, path.key(entry.key(), entry.location()), problems));
            }
        } else if (node instanceof Sequence sequence) {
            int index = 0;
            for (Node item : sequence.items()) {
                FieldPath below = path.item(index++, item.location());
                schema.mapping("items").ifPresent(each -> walkBelow(item, each, below, problems));
            }
        }
    }

    private void walkBelow(Node node, Mapping schema, FieldPath path, List<FieldProblem> problems) {
        boolean isResource = StructuralSchema.of(schema).is("x-kubernetes-embedded-resource");
        walk(node, schema, path, isResource, problems);
    }

    private Optional<String> broken(Node node, Mapping schema, Mapping rule, boolean isResource) {
        boolean isOldOptional = StructuralSchema.of(rule).is("optionalOldSelf");
        Optional<Object> self = SchemaValues.of(schema, node, isResource);
        if (self.isEmpty()) {
            return Optional.empty();
        }
        Rule found = compiled.computeIfAbsent(rule, key -> compile(schema, key, isResource, isOldOptional));
        return switch (evaluator.outcome(found.rule(), self.get(), isOldOptional)) {
            case UNBROKEN -> Optional.empty();
            case BROKEN -> Optional.of("breaks a rule of its definition: " + words(rule, found, self.get()));
            case LACKS_FIELD ->
                Optional.of("lacks a field that a rule of its definition asks for: " + words(rule, found, self.get()));
        };
    }

    private String words(Mapping rule, Rule found, Object self) {
        return found.message()
                .flatMap(message -> evaluator.text(message, self))
                .or(() -> rule.text("message"))
                .or(() -> rule.text("rule"))
                .orElse("")
                .strip();
    }

    private Rule compile(Mapping schema, Mapping rule, boolean isResource, boolean isOldOptional) {
        Optional<Scope> scope = language.rule(schema, isResource, isOldOptional);
        Compiled nothing = Compiled.unknown();
        return new Rule(
                scope.flatMap(each -> rule.text("rule").map(text -> each.compile(text, List.of("bool"))))
                        .orElse(nothing),
                scope.flatMap(
                        each -> rule.text("messageExpression").map(text -> each.compile(text, List.of("string")))));
    }
}
