package io.chartwright.validate;

import io.chartwright.kubernetes.DeprecatedApis;
import io.chartwright.kubernetes.Minor;
import io.chartwright.model.Finding;
import io.chartwright.validate.objects.KubernetesObject;
import java.util.List;

/** No object uses an API version that its Kubernetes version warns of. */
final class DeprecatedApi implements SingleObjectRule {
    private final DeprecatedApis apis = new DeprecatedApis();

    @Override
    public List<Finding> check(KubernetesObject object, Minor minor) {
        String apiVersion = object.apiVersion().orElse("");
        String kind = object.kind().orElse("");
        return apis
                .find(apiVersion, kind, minor)
                .map(deprecation -> Finding.warning(
                                "api/deprecated",
                                object.field().at("apiVersion").location(),
                                apiVersion + " " + kind + " is deprecated since Kubernetes " + deprecation.since()
                                        + deprecation
                                                .removed()
                                                .map(gone -> " and goes with " + gone)
                                                .orElse(""),
                                deprecation.replacement().isEmpty()
                                        ? "remove the object"
                                        : advice(kind, deprecation.replacement()))
                        .about(object.toString()))
                .stream()
                .toList();
    }

    private static String advice(String kind, String apiVersion) {
        String other = kind.equals("Endpoints") ? " and 'kind: EndpointSlice'" : "";
        return "write 'apiVersion: " + apiVersion + "'" + other;
    }
}
