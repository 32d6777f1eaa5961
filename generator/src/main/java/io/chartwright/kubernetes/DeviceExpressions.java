package io.chartwright.kubernetes;

import io.chartwright.cel.Scope;
import java.util.ArrayList;
import java.util.List;

/** Expressions that select devices; from {@code dynamic-resource-allocation/cel}. */
final class DeviceExpressions {
    private DeviceExpressions() {}

    /** Says what is wrong with the selectors of a class, of a claim, or of a template of claims. */
    static void check(Place object, ExpressionCheck check) {
        List<Place> expressions = expressions(object);
        if (!expressions.isEmpty()) {
            Scope scope = check.language().device();
            expressions.forEach(expression -> check.check(expression, scope, "bool", "any", "dyn"));
        }
    }

    private static List<Place> expressions(Place object) {
        List<Place> selectors = new ArrayList<>(object.at("spec", "selectors").items());
        for (Place spec : List.of(object.at("spec"), object.at("spec", "spec"))) {
            for (Place request : spec.at("devices", "requests").items()) {
                selectors.addAll(request.at("selectors").items());
                selectors.addAll(request.at("exactly", "selectors").items());
                request.at("firstAvailable")
                        .items()
                        .forEach(choice ->
                                selectors.addAll(choice.at("selectors").items()));
            }
        }
        return selectors.stream()
                .map(selector -> selector.at("cel", "expression"))
                .filter(ExpressionCheck::isThere)
                .toList();
    }
}
