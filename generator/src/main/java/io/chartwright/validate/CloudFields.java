package io.chartwright.validate;

import io.chartwright.annotations.Catalogue;
import io.chartwright.annotations.CloudField;
import io.chartwright.annotations.Controller;
import io.chartwright.model.Finding;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Fields of objects say what the controller that serves them can do, without annotations or beside them. */
final class CloudFields implements CloudCheck {
    private final Catalogue catalogue;

    CloudFields(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public List<Finding> check(List<CloudObject> objects, Target target) {
        List<Finding> findings = new ArrayList<>();
        for (CloudObject object : objects) {
            for (CloudField field : catalogue.fields()) {
                if (field.kind().equals(object.kind()) && serves(field.controller(), object, target)) {
                    entry(object, field.path()).ifPresent(entry -> check(object, field, entry, findings));
                }
            }
        }
        return findings;
    }

    /** Returns whether the controller serves the object, as far as the object or the profile says so. */
    private boolean serves(Controller controller, CloudObject object, Target target) {
        Optional<String> cloud = target.cloud();
        if (!object.kind().equals("Service")) {
            return cloud.isEmpty() || cloud.get().equals(controller.cloud());
        }
        if (!object.field("spec", "type").equals(Optional.of("LoadBalancer"))) {
            return false;
        }
        Optional<String> wanted = object.field("spec", "loadBalancerClass");
        if (wanted.isPresent()) {
            return controller.marks().loadBalancerClasses().contains(wanted.get());
        }
        return cloud.map(controller.cloud()::equals).orElseGet(() -> object.annotations().stream()
                .flatMap(entry -> catalogue.find(entry.key()).stream())
                .anyMatch(known -> known.controller().id().equals(controller.id())));
    }

    private static Optional<Entry> entry(CloudObject object, List<String> path) {
        int last = path.size() - 1;
        return CloudObject.nodes(object.tree(), path.subList(0, last))
                .filter(Mapping.class::isInstance)
                .map(parent -> ((Mapping) parent).entries().get(path.get(last)))
                .filter(Objects::nonNull)
                .filter(entry -> !(entry.node() instanceof Scalar scalar && scalar.isNull()))
                .findFirst();
    }

    private void check(CloudObject object, CloudField field, Entry entry, List<Finding> findings) {
        String name = String.join(".", field.path());
        field.deprecated()
                .ifPresent(instead -> findings.add(Finding.warning(
                        "cloud/deprecated",
                        entry.location(),
                        object + " has field '" + name + "', which is old",
                        instead)));
        CloudPartners.Breaker breaker = new CloudPartners.Breaker("field", name, entry.location());
        CloudFacts facts = new CloudFacts(object, field.controller(), catalogue);
        field.constraints().forEach(constraint -> constraint
                .violation(CloudField.TYPE, CloudObject.value(entry), facts)
                .ifPresent(violation -> findings.add(CloudPartners.finding(object, breaker, constraint, violation))));
    }
}
