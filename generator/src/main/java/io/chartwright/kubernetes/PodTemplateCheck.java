package io.chartwright.kubernetes;

import java.util.Set;

/** Templates of pods that are objects of their own. */
final class PodTemplateCheck implements KindCheck {

    @Override
    public Set<String> kinds() {
        return Set.of("PodTemplate");
    }

    @Override
    public void check(Place object, Minor minor) {
        PodSpecCheck.template(object.at("template"), minor);
    }
}
