package io.chartwright.helm;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What rendering came to.
 *
 * @param output the manifests; empty when rendering failed
 * @param failure why it failed
 */
public record Rendering(String output, Optional<HelmMessage> failure) {

    /** Returns one rendering with every document of renderings that did not fail, each once. */
    public static Rendering joined(List<Rendering> renderings) {
        String output = renderings.stream()
                .flatMap(rendering -> rendering.manifests().stream())
                .distinct()
                .map(Manifest::text)
                .collect(Collectors.joining("\n---\n"));
        return new Rendering(output, Optional.empty());
    }

    /** Returns the documents that hold more than blanks and comments, in Helm's order. */
    public List<Manifest> manifests() {
        return Manifest.split(output);
    }

    /** Returns the documents of each template, by its path in the chart. */
    Map<String, String> byTemplate() {
        return manifests().stream()
                .collect(Collectors.groupingBy(
                        Manifest::template,
                        Collectors.mapping(Manifest::withoutSource, Collectors.joining("\n---\n"))));
    }
}
