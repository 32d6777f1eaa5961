package io.chartwright.validate.objects;

import io.chartwright.model.Mapping;
import java.util.Optional;

/**
 * One object that the chart renders.
 *
 * @param tree its content; locations name the template it came from
 * @param template the template's path in the chart
 */
public record KubernetesObject(Mapping tree, String template) {

    /** Returns the text of {@code apiVersion}. */
    public Optional<String> apiVersion() {
        return tree.text("apiVersion");
    }

    /** Returns the text of {@code kind}. */
    public Optional<String> kind() {
        return tree.text("kind");
    }

    /** Returns its name. */
    public Optional<String> name() {
        return tree.mapping("metadata").flatMap(metadata -> metadata.text("name"));
    }

    /** Returns the namespace that it names; without one it goes to the release's. */
    public Optional<String> namespace() {
        return tree.mapping("metadata").flatMap(metadata -> metadata.text("namespace"));
    }

    /** Returns the API group, which is empty for the core group. */
    public String group() {
        String version = apiVersion().orElse("");
        int slash = version.indexOf('/');
        return slash < 0 ? "" : version.substring(0, slash);
    }

    /** Returns whether it is of that kind. */
    public boolean is(String kind) {
        return kind().equals(Optional.of(kind));
    }

    /** Returns whether both are in one namespace, as far as they say: one without a namespace may be in any. */
    public boolean isBeside(KubernetesObject other) {
        Optional<String> here = namespace();
        Optional<String> there = other.namespace();
        return here.isEmpty() || there.isEmpty() || here.equals(there);
    }

    /** Returns the annotation, if it is there as text. */
    public Optional<String> annotation(String key) {
        return tree.mapping("metadata")
                .flatMap(metadata -> metadata.mapping("annotations"))
                .flatMap(annotations -> annotations.text(key));
    }

    /** Returns whether Helm runs it as a hook, a test for instance, and not as a part of the release. */
    public boolean isHook() {
        return annotation("helm.sh/hook").isPresent();
    }

    /** Returns its content as a field without a path. */
    public Field field() {
        return Field.of(tree);
    }

    /** Returns {@code Kind/name} as far as it is known. */
    @Override
    public String toString() {
        return kind().orElse("object") + "/" + name().orElse("without a name");
    }
}
