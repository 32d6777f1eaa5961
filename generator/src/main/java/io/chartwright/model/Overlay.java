package io.chartwright.model;

import java.util.List;

/**
 * The Helm values of one variant of a profile, complete over what the chart's defaults say.
 *
 * @param name {@code <profile>-<variant>}, or the profile's name when it has no variants
 * @param profile the profile's name
 * @param source the profile's file, relative to the project
 * @param title one line for people
 * @param description a paragraph for people
 * @param cloud whose annotations it may use, as in {@link Profile}
 * @param kubernetes the minors that the cloud offers
 * @param layers the values that make it up
 */
public record Overlay(
        String name,
        String profile,
        String source,
        String title,
        String description,
        String cloud,
        List<String> kubernetes,
        Layers layers) {

    public Overlay {
        kubernetes = List.copyOf(kubernetes);
    }

    /**
     * Values that are merged in order: values, then answers, then test values.
     *
     * @param values what an operator gets
     * @param answers example values for what an operator must supply
     * @param ci what only tests use
     */
    public record Layers(Mapping values, Mapping answers, Mapping ci) {

        /** Returns these layers overlaid by others, each layer by its counterpart. */
        public Layers merge(Layers other) {
            return new Layers(values.stack(other.values), answers.stack(other.answers), ci.stack(other.ci));
        }
    }

    /** Returns this overlay with more values over its own, as if they were given to Helm after them. */
    public Overlay with(Mapping more) {
        Layers over = new Layers(layers.values(), layers.answers().stack(more), layers.ci());
        return new Overlay(name, profile, source, title, description, cloud, kubernetes, over);
    }

    /** Returns the name of the values file that operators install with. */
    public String valuesFile() {
        return "values-" + name + ".yaml";
    }

    /** Returns the values that an operator installs with: values and answers. */
    public Mapping installValues() {
        return layers.values().stack(layers.answers());
    }

    /** Returns the values that a test installs with: values, answers and test values. */
    public Mapping testValues() {
        return installValues().stack(layers.ci());
    }
}
