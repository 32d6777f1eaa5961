package io.chartwright.sourcemap;

import io.chartwright.model.Mapping;

/**
 * A document that Helm rendered.
 *
 * @param values what it was rendered with, over the chart's defaults
 * @param written these values as Helm got them, in YAML
 * @param release the Kubernetes version that it was rendered for
 * @param template the template's path in the chart
 * @param text the document
 */
public record RenderedDocument(Mapping values, String written, String release, String template, String text) {}
