package io.chartwright.validate;

import io.chartwright.model.Mapping;
import java.util.Optional;

/**
 * One object that the chart renders.
 *
 * @param tree its content; locations name the template it came from
 * @param template the template's path in the chart
 */
record KubernetesObject(Mapping tree, String template) {

    Optional<String> apiVersion() {
        return tree.text("apiVersion");
    }

    Optional<String> kind() {
        return tree.text("kind");
    }

    Optional<String> name() {
        return tree.mapping("metadata").flatMap(metadata -> metadata.text("name"));
    }

    Optional<String> namespace() {
        return tree.mapping("metadata").flatMap(metadata -> metadata.text("namespace"));
    }

    /** Returns {@code Kind/name} as far as it is known. */
    @Override
    public String toString() {
        return kind().orElse("object") + "/" + name().orElse("without a name");
    }
}
