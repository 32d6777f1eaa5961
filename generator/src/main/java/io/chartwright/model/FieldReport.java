package io.chartwright.model;

/**
 * What became of one field.
 *
 * @param object kind and name of the object: of the manifests, or of the chart for what is added
 * @param field the field, or a part of its text; empty for the object as a whole
 * @param fate what became of it
 * @param value the chart's value that holds it now, keys joined by dots; empty when it needs none
 * @param reason why; empty for what was carried over as it is
 * @param location where it stands in the manifests
 */
public record FieldReport(String object, String field, Fate fate, String value, String reason, Location location) {}
