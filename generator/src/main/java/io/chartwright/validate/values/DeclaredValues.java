package io.chartwright.validate.values;

import io.chartwright.model.Chart;
import io.chartwright.model.ChartFile;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Lazy;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.yaml.YamlReader;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a chart says of its values.
 *
 * @param defaults {@code values.yaml}
 * @param schema {@code values.schema.json}, read when it is asked for; empty when there is none
 * @param others the keys at the root that belong to other charts: {@code global}, the dependencies, and {@code enabled}, by
 *     which a parent chart switches this one on
 * @param inComments keys that comments of {@code values.yaml} show, as many charts do for what has no default
 */
record DeclaredValues(Mapping defaults, Lazy<Mapping> schema, Set<String> others, Set<String> inComments) {
    private static final Pattern COMMENTED_KEY = Pattern.compile("^\\s*#[#\\s]*(?:- )?([\\w-]+):", Pattern.MULTILINE);
    private static final int DEEPEST = 40;

    /** Reads them; what cannot be read counts as empty, which other rules report. */
    static DeclaredValues of(Chart chart) {
        Set<String> others = new HashSet<>(Set.of("global", "enabled"));
        for (Node dependency : chart.metadata().items("dependencies")) {
            if (dependency instanceof Mapping mapping) {
                mapping.text("alias").or(() -> mapping.text("name")).ifPresent(others::add);
            }
        }
        Set<String> inComments = COMMENTED_KEY
                .matcher(chart.file("values.yaml").map(ChartFile::text).orElse(""))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        return new DeclaredValues(
                read(chart, "values.yaml"), new Lazy<>(() -> read(chart, "values.schema.json")), others, inComments);
    }

    private static Mapping read(Chart chart, String path) {
        String source = chart.sourceOf(path);
        try {
            return new YamlReader("values")
                    .readMapping(source, chart.file(path).map(ChartFile::text).orElse(""));
        } catch (InvalidInputException e) {
            return Mapping.empty(Location.of(source));
        }
    }

    /** Returns whether the path is in the defaults or in the schema, or leads into what is free there. */
    boolean has(List<String> path) {
        return others.contains(path.get(0))
                || isDefault(path)
                || (inComments.contains(path.get(path.size() - 1)) && !isRefused(path))
                || isInSchema(schema.get(), path, DEEPEST);
    }

    /** Returns whether the schema certainly refuses the path: it names the keys of an object, and admits no other one. */
    boolean isRefused(List<String> path) {
        Mapping shape = schema.get();
        for (String key : path) {
            shape = referred(shape).orElse(shape);
            if (List.of("allOf", "anyOf", "oneOf", "patternProperties").stream()
                    .anyMatch(shape.entries()::containsKey)) {
                return false;
            }
            Optional<Mapping> below = shape.mapping("properties").flatMap(keys -> keys.mapping(key));
            if (below.isEmpty()) {
                return shape.get("additionalProperties")
                        .filter(node -> node instanceof Scalar scalar && Boolean.FALSE.equals(scalar.value()))
                        .isPresent();
            }
            shape = below.get();
        }
        return false;
    }

    private Optional<Mapping> referred(Mapping shape) {
        return shape.text("$ref")
                .filter(reference -> reference.startsWith("#/"))
                .flatMap(reference ->
                        schema.get().at(List.of(reference.substring(2).split("/", -1))))
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast);
    }

    private boolean isDefault(List<String> path) {
        Node node = defaults;
        for (String key : path) {
            if (!(node instanceof Mapping mapping) || (mapping.entries().isEmpty() && node != defaults)) {
                return true;
            }
            Optional<Node> below = mapping.get(key);
            if (below.isEmpty()) {
                return false;
            }
            node = below.get();
        }
        return true;
    }

    private boolean isInSchema(Mapping shape, List<String> path, int depth) {
        if (path.isEmpty()) {
            return true;
        }
        if (depth == 0) {
            return false;
        }
        Optional<Mapping> below = shape.mapping("properties").flatMap(keys -> keys.mapping(path.get(0)));
        if (below.isPresent() && isInSchema(below.get(), path.subList(1, path.size()), depth - 1)) {
            return true;
        }
        boolean isFree = shape.mapping("additionalProperties").isPresent()
                || shape.get("patternProperties").isPresent();
        boolean isReferred = referred(shape)
                .filter(target -> isInSchema(target, path, depth - 1))
                .isPresent();
        return isFree || isReferred || isInOneOf(shape, path, depth);
    }

    private boolean isInOneOf(Mapping shape, List<String> path, int depth) {
        return List.of("allOf", "anyOf", "oneOf").stream()
                .flatMap(key -> shape.items(key).stream())
                .anyMatch(option -> option instanceof Mapping mapping && isInSchema(mapping, path, depth - 1));
    }
}
