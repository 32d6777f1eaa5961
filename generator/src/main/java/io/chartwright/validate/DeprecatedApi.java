package io.chartwright.validate;

import io.chartwright.kubernetes.DeprecatedApis;
import io.chartwright.kubernetes.Minor;
import io.chartwright.model.Finding;
import io.chartwright.validate.objects.KubernetesObject;
import java.util.ArrayList;
import java.util.List;

/** No object uses an API version that its Kubernetes version warns of. */
final class DeprecatedApi implements ObjectRule {
    private final DeprecatedApis apis = new DeprecatedApis();

    @Override
    public List<Finding> check(List<KubernetesObject> objects, Minor minor) {
        List<Finding> findings = new ArrayList<>();
        for (KubernetesObject object : objects) {
            String apiVersion = object.apiVersion().orElse("");
            String kind = object.kind().orElse("");
            apis.find(apiVersion, kind, minor).ifPresent(deprecation -> {
                String end = deprecation
                        .removed()
                        .map(gone -> " and goes with " + gone)
                        .orElse("");
                String fix = deprecation.replacement().isEmpty()
                        ? "remove the object"
                        : advice(kind, deprecation.replacement());
                findings.add(Finding.warning(
                        "api/deprecated",
                        object.tree().location(),
                        apiVersion + " " + kind + " is deprecated since Kubernetes " + deprecation.since() + end,
                        fix));
            });
        }
        return findings;
    }

    private static String advice(String kind, String apiVersion) {
        String other = kind.equals("Endpoints") ? " and 'kind: EndpointSlice'" : "";
        return "write 'apiVersion: " + apiVersion + "'" + other;
    }
}
