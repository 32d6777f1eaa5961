package io.chartwright.validate;

import io.chartwright.kubernetes.RemovedApis;
import io.chartwright.model.Finding;
import java.util.ArrayList;
import java.util.List;

/** No object uses an API version that its Kubernetes version no longer serves. */
final class RemovedApi implements ObjectRule {
    private final RemovedApis apis = new RemovedApis();

    @Override
    public List<Finding> check(List<KubernetesObject> objects, Target target) {
        List<Finding> findings = new ArrayList<>();
        for (KubernetesObject object : objects) {
            String apiVersion = object.apiVersion().orElse("");
            String kind = object.kind().orElse("");
            apis.find(apiVersion, kind, target.minor()).ifPresent(removal -> {
                String fix = removal.replacement().isEmpty()
                        ? "remove the object"
                        : "write 'apiVersion: " + removal.replacement() + "'";
                findings.add(Finding.error(
                        "api/removed",
                        object.tree().location(),
                        apiVersion + " " + kind + " is not served since Kubernetes " + removal.minor(),
                        fix));
            });
        }
        return findings;
    }
}
