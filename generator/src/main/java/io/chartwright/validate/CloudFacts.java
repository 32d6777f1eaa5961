package io.chartwright.validate;

import io.chartwright.annotations.Catalogue;
import io.chartwright.annotations.CloudAnnotation;
import io.chartwright.annotations.Controller;
import io.chartwright.annotations.Facts;
import java.util.List;
import java.util.Optional;

/**
 * What an object says to one controller.
 *
 * @param object the object
 * @param controller who reads it
 * @param catalogue says which values the controller takes for annotations that are not there
 */
record CloudFacts(CloudObject object, Controller controller, Catalogue catalogue) implements Facts {

    @Override
    public Optional<String> annotation(String key) {
        return object.value(key);
    }

    @Override
    public Optional<String> preset(String key) {
        return catalogue.find(key).stream()
                .filter(known -> known.controller().id().equals(controller.id()))
                .findFirst()
                .flatMap(CloudAnnotation::preset);
    }

    @Override
    public List<String> field(List<String> path) {
        return object.field(path);
    }
}
