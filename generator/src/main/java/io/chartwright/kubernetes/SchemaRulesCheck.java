package io.chartwright.kubernetes;

import io.chartwright.model.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules under {@code x-kubernetes-validations} of a schema, except for what {@link SchemaExpressions} says of them. */
final class SchemaRulesCheck {
    private static final List<String> REASONS =
            List.of("FieldValueRequired", "FieldValueInvalid", "FieldValueForbidden", "FieldValueDuplicate");
    private static final Pattern STEP = Pattern.compile("\\.([A-Za-z_$][A-Za-z0-9_$-]*)|\\['([^']+)']");

    private SchemaRulesCheck() {}

    /** Says what is wrong with the rules of the schema. */
    static void check(Place schema) {
        for (Place rule : schema.at("x-kubernetes-validations").items()) {
            Place expression = rule.at("rule");
            if (expression.textOrEmpty().isBlank()) {
                expression.refuse("is required", "write the rule");
            }
            Place message = rule.at("message");
            if (message.textOrEmpty().strip().contains("\n")) {
                message.refuse("has more than one line", "write one line");
            } else if (message.textOrEmpty().isBlank() && !message.isEmpty()) {
                message.refuse("is blank", "write what is wrong, or remove it");
            } else if (message.isEmpty() && expression.textOrEmpty().strip().contains("\n")) {
                message.refuse("is required for a rule of several lines", "write what is wrong");
            }
            if (rule.at("messageExpression").textOrEmpty().isBlank()
                    && !rule.at("messageExpression").isEmpty()) {
                rule.at("messageExpression").refuse("is blank", "remove it");
            }
            if (rule.at("optionalOldSelf").isThere()
                    && !expression.textOrEmpty().contains("oldSelf")) {
                rule.at("optionalOldSelf").refuse("goes only with a rule that uses oldSelf", "remove it");
            }
            if (!rule.at("reason").isEmpty()) {
                rule.at("reason").oneOf(REASONS);
            }
            checkPath(rule.at("fieldPath"), schema);
        }
    }

    private static void checkPath(Place path, Place schema) {
        String text = path.textOrEmpty();
        Place field = schema;
        int end = 0;
        Matcher step = STEP.matcher(text);
        while (step.find() && step.start() == end) {
            end = step.end();
            String name = Optional.ofNullable(step.group(1)).orElse(step.group(2));
            boolean isNamed = field.at("properties", name).isThere();
            field = isNamed ? field.at("properties", name) : field.at("additionalProperties");
        }
        boolean isThere = end == text.length()
                && field.node().filter(Mapping.class::isInstance).isPresent();
        if (!path.isEmpty() && !isThere) {
            path.refuse("'" + text + "' is no field of the schema", "write a path such as .size");
        }
    }
}
