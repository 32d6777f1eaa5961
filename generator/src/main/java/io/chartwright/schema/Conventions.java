package io.chartwright.schema;

import io.chartwright.model.Finding;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.NearMiss;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks that every schema of a values model is written as the model's conventions say. */
final class Conventions {
    private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9]*");

    /** What stands where every keyword of JSON Schema could, and why it may not. */
    private static final Set<String> INSTALL_TIME = Set.of("required", "dependentRequired");

    private static final Set<String> CHOICE =
            Set.of("allOf", "anyOf", "dependentSchemas", "else", "if", "not", "oneOf", "then");

    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> definitions;
    private final Mapping root;

    /** Creates the check of a values model. */
    Conventions(Mapping root) {
        this.root = root;
        this.definitions =
                root.mapping("$defs").map(named -> named.entries().keySet()).orElse(Set.of());
    }

    /** Returns what is wrong with the values model. */
    List<Finding> check() {
        schema(root);
        definitions();
        return findings;
    }

    private void definitions() {
        root.mapping("$defs").ifPresent(definitions -> definitions.entries().values().stream()
                .filter(entry -> entry.node() instanceof Mapping)
                .forEach(entry -> {
                    Mapping definition = (Mapping) entry.node();
                    requireType(definition, entry.location(), "definition '" + entry.key() + "'");
                }));
    }

    private void schema(Mapping schema) {
        keywords(schema);
        types(schema);
        reference(schema);
        for (String keyword : Keyword.SCHEMAS) {
            schema.mapping(keyword).ifPresent(named -> named(keyword, named));
        }
        for (String keyword : Keyword.SCHEMA) {
            schema.mapping(keyword).ifPresent(this::schema);
        }
    }

    private void named(String keyword, Mapping schemas) {
        for (Entry entry : schemas.entries().values()) {
            if (!(entry.node() instanceof Mapping schema)) {
                report(
                        "values/type",
                        entry.location(),
                        "'" + entry.key() + "' is " + entry.node().kind() + ", not a schema",
                        "write at least its type and description");
                continue;
            }
            schema(schema);
            if (keyword.equals("properties")) {
                property(entry, schema);
            }
        }
    }

    private void property(Entry entry, Mapping schema) {
        String what = "'" + entry.key() + "'";
        if (!NAME.matcher(entry.key()).matches()) {
            report(
                    "values/name",
                    entry.location(),
                    what + " is not in camelCase",
                    "begin with a small letter and use letters and digits only");
        }
        boolean isReference = schema.get("$ref").isPresent();
        if (!isReference) {
            requireType(schema, entry.location(), what);
        }
        if (!isReference && schema.text("description").orElse("").isBlank()) {
            report(
                    "values/description",
                    entry.location(),
                    what + " has no description",
                    "say what it does in a sentence, because operators read it");
        }
        if (!isReference
                && schema.get("default").isEmpty()
                && schema.items("examples").isEmpty()
                && schema.mapping("properties").isEmpty()) {
            report(
                    "values/default",
                    entry.location(),
                    what + " has neither a default nor examples",
                    "give it a default, or examples when it may be left out");
        }
    }

    private void requireType(Mapping schema, Location location, String what) {
        if (Keyword.types(schema).isEmpty() && schema.get("$ref").isEmpty()) {
            report("values/type", location, what + " has no type", NearMiss.advice("", Keyword.TYPES));
        }
    }

    private void types(Mapping schema) {
        for (Node type : Keyword.types(schema)) {
            String word = type instanceof Scalar scalar ? scalar.text() : type.kind();
            if (!Keyword.TYPES.contains(word)) {
                report(
                        "values/type",
                        type.location(),
                        "'" + word + "' is not a type",
                        NearMiss.advice(word, Keyword.TYPES));
            }
        }
    }

    private void reference(Mapping schema) {
        String reference = schema.text("$ref").orElse("");
        boolean isLocal = reference.startsWith(Keyword.REFERENCE_PREFIX);
        String name = isLocal ? reference.substring(Keyword.REFERENCE_PREFIX.length()) : "";
        if (schema.get("$ref").isPresent() && !definitions.contains(name)) {
            report(
                    "values/reference",
                    schema.get("$ref").orElse(schema).location(),
                    "'" + reference + "' leads to no definition",
                    isLocal
                            ? NearMiss.advice(name, definitions)
                            : "refer to a definition of this file as '" + Keyword.REFERENCE_PREFIX + "name'");
        }
    }

    private void keywords(Mapping schema) {
        boolean isReference = schema.get("$ref").isPresent();
        for (Entry entry : schema.entries().values()) {
            String keyword = entry.key();
            if (Keyword.isExtension(keyword)) {
                continue;
            }
            if (INSTALL_TIME.contains(keyword)) {
                report(
                        "values/keyword",
                        entry.location(),
                        "'" + keyword + "' is not used in a values model",
                        "let a template check it, because Helm stops at the first schema error and a template can list all that is missing");
            } else if (CHOICE.contains(keyword)) {
                report(
                        "values/keyword",
                        entry.location(),
                        "'" + keyword + "' is not used in a values model",
                        "use 'type' with several types, or let a template check it, because its errors do not say which choice failed");
            } else if (!Keyword.ALLOWED.contains(keyword)) {
                report(
                        "values/keyword",
                        entry.location(),
                        "unknown keyword '" + keyword + "'",
                        NearMiss.advice(keyword, Keyword.ALLOWED));
            } else if (isReference && !Keyword.BESIDE_REFERENCE.contains(keyword)) {
                report(
                        "values/keyword",
                        entry.location(),
                        "'" + keyword + "' stands beside '$ref'",
                        "move it into the definition");
            }
        }
        schema.get("default").ifPresent(this::noNull);
    }

    private void noNull(Node node) {
        if (node instanceof Scalar scalar && scalar.isNull()) {
            report(
                    "values/default",
                    node.location(),
                    "a default is null, which Helm drops",
                    "leave the default out and give examples, or use an empty value");
        } else if (node instanceof Mapping mapping) {
            mapping.entries().values().forEach(entry -> noNull(entry.node()));
        }
    }

    private void report(String rule, Location location, String problem, String fix) {
        findings.add(Finding.error(rule, location, problem, fix));
    }
}
