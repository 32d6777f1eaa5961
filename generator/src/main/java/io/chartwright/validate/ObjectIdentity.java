package io.chartwright.validate;

import io.chartwright.model.Finding;
import io.chartwright.validate.objects.KubernetesObject;
import java.util.ArrayList;
import java.util.List;

/** Every object has an apiVersion, a kind and a name. */
final class ObjectIdentity implements ObjectRule {

    @Override
    public List<Finding> check(List<KubernetesObject> objects, Target target) {
        List<Finding> findings = new ArrayList<>();
        for (KubernetesObject object : objects) {
            require(object, "apiVersion", object.apiVersion().isPresent(), findings);
            require(object, "kind", object.kind().isPresent(), findings);
            require(object, "metadata.name", isNamed(object), findings);
        }
        return findings;
    }

    private static boolean isNamed(KubernetesObject object) {
        return object.name().isPresent()
                || object.tree()
                        .mapping("metadata")
                        .flatMap(metadata -> metadata.text("generateName"))
                        .isPresent();
    }

    private static void require(KubernetesObject object, String key, boolean isThere, List<Finding> findings) {
        if (!isThere) {
            findings.add(Finding.error(
                            "api/identity",
                            object.tree().location(),
                            object + " has no " + key + ", or one that is not text",
                            "add it to the object, as text")
                    .about(object.toString()));
        }
    }
}
