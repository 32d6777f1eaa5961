package io.chartwright.kubernetes;

import io.chartwright.cel.Compiled;
import io.chartwright.cel.Expressions;
import io.chartwright.cel.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says what is wrong with expressions, as a server of one minor compiles them. */
final class ExpressionCheck {
    private final Map<Minor, Expressions> languages;
    private final Minor minor;

    /** Creates a check for the minor; its language is read when the first expression is met, and kept in the map. */
    ExpressionCheck(Map<Minor, Expressions> languages, Minor minor) {
        this.languages = languages;
        this.minor = minor;
    }

    /** Returns the places that hold expressions. */
    Expressions language() {
        return languages.computeIfAbsent(minor, key -> new Expressions(key.number(), GoPatternForm::problemOf));
    }

    /** Returns what an expression on admission can name. */
    Scope admission(boolean hasParameters, boolean hasAuthorizer) {
        Scope scope = language().admission();
        Scope asking = hasAuthorizer ? language().withAuthorizer(scope) : scope;
        return hasParameters ? asking.with("params", "dyn") : asking;
    }

    /** Says what is wrong with the conditions under which a webhook or a policy is asked. */
    void checkConditions(Place conditions, boolean hasParameters) {
        if (conditions.items().stream().anyMatch(condition -> isThere(condition.at("expression")))) {
            Scope scope = admission(hasParameters, true);
            conditions.items().forEach(condition -> check(condition.at("expression"), scope, "bool"));
        }
    }

    /** Says what is wrong with the expression, and returns what it came to; nothing where there is none. */
    Optional<Compiled> check(Place expression, Scope scope, String... results) {
        if (!isThere(expression)) {
            return Optional.empty();
        }
        Compiled compiled = scope.compile(expression.textOrEmpty(), List.of(results));
        compiled.mistake().ifPresent(mistake -> expression.refuse(mistake.problem(), mistake.fix()));
        return Optional.of(compiled);
    }

    /** Returns whether an expression stands there; that one is missing is said elsewhere. */
    static boolean isThere(Place expression) {
        return !expression.textOrEmpty().isBlank();
    }
}
