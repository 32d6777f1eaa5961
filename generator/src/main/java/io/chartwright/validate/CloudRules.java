package io.chartwright.validate;

import io.chartwright.annotations.Catalogue;
import io.chartwright.model.Finding;
import io.chartwright.validate.objects.KubernetesObject;
import java.util.ArrayList;
import java.util.List;

/** Controllers of the clouds understand every annotation, and do with all of them together what is meant. */
final class CloudRules implements ObjectRule {
    private final List<CloudCheck> checks;

    CloudRules(Catalogue catalogue) {
        this.checks = List.of(
                new CloudKeys(catalogue),
                new CloudValues(catalogue),
                new CloudFields(catalogue),
                new CloudExposure(),
                new CloudPlainHttp(),
                new CloudHealthPaths(catalogue),
                new CloudNames(catalogue),
                new CloudProxyProtocol(catalogue),
                new CloudIdentity(),
                new CloudEntrances());
    }

    @Override
    public List<Finding> check(List<KubernetesObject> objects, Target target) {
        List<CloudObject> seen = CloudObject.of(objects);
        List<Finding> findings = new ArrayList<>();
        checks.forEach(check -> findings.addAll(check.check(seen, target)));
        return findings;
    }
}
