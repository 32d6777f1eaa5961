package io.chartwright.kubernetes;

import java.util.Set;

/** ReplicationControllers, whose selector is a mapping of labels, by default those of the template. */
final class ReplicationControllerCheck implements KindCheck {

    @Override
    public Set<String> kinds() {
        return Set.of("ReplicationController");
    }

    @Override
    public void check(Place object, Minor minor) {
        Place spec = object.at("spec");
        Place selector = spec.at("selector").withNullsAs("");
        Place labels = spec.at("template", "metadata", "labels");
        WorkloadCheck.check(spec);
        spec.at("template").require("describe the pods");
        if (selector.isEmpty()) {
            labels.require("label the pods");
        }
        for (Place label : selector.fields()) {
            if (!labels.at(label.key()).textOrEmpty().equals(label.textOrEmpty())) {
                labels.refuse(
                        "do not match " + selector.path() + ", which needs " + label.key() + "=" + label.textOrEmpty(),
                        "give the pods that label, or change the selector");
            }
        }
        PodSpecCheck.template(spec.at("template"), minor);
    }
}
