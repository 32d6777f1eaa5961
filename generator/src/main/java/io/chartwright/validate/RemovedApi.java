package io.chartwright.validate;

import io.chartwright.kubernetes.Minor;
import io.chartwright.kubernetes.RemovedApis;
import io.chartwright.model.Finding;
import io.chartwright.validate.objects.KubernetesObject;
import java.util.List;

/** No object uses an API version that its Kubernetes version no longer serves. */
final class RemovedApi implements SingleObjectRule {
    private final RemovedApis apis = new RemovedApis();

    @Override
    public List<Finding> check(KubernetesObject object, Minor minor) {
        String apiVersion = object.apiVersion().orElse("");
        String kind = object.kind().orElse("");
        return apis
                .find(apiVersion, kind, minor)
                .map(removal -> Finding.error(
                                "api/removed",
                                object.field().at("apiVersion").location(),
                                apiVersion + " " + kind + " is not served since Kubernetes " + removal.minor(),
                                removal.replacement().isEmpty()
                                        ? "remove the object"
                                        : "write 'apiVersion: " + removal.replacement() + "'")
                        .about(object.toString()))
                .stream()
                .toList();
    }
}
