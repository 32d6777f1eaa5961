package io.chartwright.model;

/**
 * What a chart promises about its values, made from its values model.
 *
 * @param defaults the default values; each key's comment is its description
 * @param valuesYaml the text of {@code values.yaml}
 * @param schemaJson the text of {@code values.schema.json}
 * @param referenceTable the values as Markdown tables
 */
public record ValuesContract(Mapping defaults, String valuesYaml, String schemaJson, String referenceTable) {}
