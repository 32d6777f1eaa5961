package io.chartwright.schema;

import io.chartwright.model.ChartFile;
import io.chartwright.model.ChartSource;
import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.ValuesContract;
import io.chartwright.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinTask;

/**
 * The one source of a chart's values: JSON Schema 2020-12 written in YAML, in which every key has a type, a description
 * and a default, or examples when it may be left out.
 */
public final class ValuesModel {
    /** The size at which editors and Helm get slow on a schema, in characters. */
    private static final int LARGEST_SCHEMA = 300_000;

    private final Mapping root;
    private final List<Property> properties;
    private final ValuesContract contract;

    private ValuesModel(Mapping root, List<Property> properties) {
        this.root = root;
        this.properties = properties;
        List<String> header = Prose.wrap(
                "Default values. Generated from " + root.location().file()
                        + ": change that file, not this one. Keys in comments may be left out.",
                ValuesFile.WIDTH);
        ForkJoinTask<String> schema =
                ForkJoinTask.adapt(() -> new SchemaFile().write(root)).fork();
        ForkJoinTask<String> table =
                ForkJoinTask.adapt(() -> new ReferenceTable().write(properties)).fork();
        this.contract = new ValuesContract(
                Defaults.of(properties, root.location()),
                new ValuesFile().write(header, properties),
                schema.join(),
                table.join());
    }

    /**
     * Returns the values model that the text writes.
     *
     * @param file the path that findings name
     * @throws InvalidInputException with everything that breaks the model's conventions, and every default and example
     *     that its own schema refuses
     */
    public static ValuesModel read(String file, String text) {
        ValuesModel model = parse(file, text);
        failOn(model.problems());
        return model;
    }

    private static ValuesModel parse(String file, String text) {
        Mapping root = new YamlReader("values").readMapping(file, text);
        List<Finding> findings = new ArrayList<>(new Conventions(root).check());
        List<Property> properties = new PropertyTree(root, findings).children(root);
        if (properties.isEmpty() && findings.isEmpty()) {
            findings.add(Finding.error(
                    "values/type",
                    Location.of(file),
                    "the values model has no properties",
                    "describe each value under 'properties'"));
        }
        findings.addAll(new Renames(properties).findings());
        failOn(findings);
        return new ValuesModel(root, properties);
    }

    /**
     * Returns the values model of the chart, whose defaults and examples are not yet checked by {@link #problems}.
     *
     * @throws InvalidInputException when there is none, and with everything that breaks the model's conventions
     */
    public static ValuesModel of(ChartSource source) {
        ChartFile file = source.files().get(ChartSource.VALUES_MODEL);
        if (file == null) {
            throw new InvalidInputException(Finding.error(
                    "values/missing",
                    Location.of(source.folder()),
                    "the chart has no " + ChartSource.VALUES_MODEL,
                    "add " + source.pathOf(ChartSource.VALUES_MODEL) + ", which describes its values"));
        }
        return parse(source.pathOf(ChartSource.VALUES_MODEL), file.text());
    }

    /** Returns what the chart promises: defaults, {@code values.yaml}, {@code values.schema.json} and reference tables. */
    public ValuesContract contract() {
        return contract;
    }

    /** Returns the new path of each key by each of its old ones, long paths first. */
    Map<List<String>, List<String>> renames() {
        return new Renames(properties).byOldPath();
    }

    /** Returns every default and example that the model's own schema refuses, and a schema that is too large. */
    public List<Finding> problems() {
        List<Finding> findings = new ArrayList<>();
        if (contract.schemaJson().length() > LARGEST_SCHEMA) {
            findings.add(Finding.error(
                    "values/size",
                    Location.of(root.location().file()),
                    "values.schema.json has " + contract.schemaJson().length() + " characters, more than "
                            + LARGEST_SCHEMA,
                    "share shapes by '$defs' and '$ref'"));
        }
        ValuesChecker checker = new ValuesChecker(contract.schemaJson());
        findings.addAll(checker.check(contract.defaults()));
        properties.forEach(property -> findings.addAll(checkExamples(property, checker)));
        return findings.stream().distinct().toList();
    }

    private List<Finding> checkExamples(Property property, ValuesChecker checker) {
        List<Finding> findings = new ArrayList<>();
        property.children().forEach(child -> findings.addAll(checkExamples(child, checker)));
        for (Node example : property.schema().items("examples")) {
            findings.addAll(checker.check(Mapping.nested(property.path(), example)));
        }
        return findings;
    }

    private static void failOn(List<Finding> findings) {
        if (!findings.isEmpty()) {
            throw new InvalidInputException(findings.stream().distinct().toList());
        }
    }
}
