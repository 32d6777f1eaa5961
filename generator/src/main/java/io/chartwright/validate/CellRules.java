package io.chartwright.validate;

import io.chartwright.model.Finding;
import io.chartwright.validate.objects.CellObjects;
import io.chartwright.validate.objects.CellRule;
import io.chartwright.validate.objects.KubernetesObject;
import java.util.ArrayList;
import java.util.List;

/** Runs the rules that share an index of the objects, which is made once. */
final class CellRules implements ObjectRule {
    private final List<CellRule> rules;

    CellRules(List<CellRule> rules) {
        this.rules = List.copyOf(rules);
    }

    @Override
    public List<Finding> check(List<KubernetesObject> objects, Target target) {
        CellObjects cell = new CellObjects(objects, target.minor());
        List<Finding> findings = new ArrayList<>();
        rules.forEach(rule -> rule.check(cell, findings::add));
        return findings;
    }
}
