package io.chartwright.schema;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.NearMiss;
import io.chartwright.model.Node;
import io.chartwright.model.Sequence;
import io.chartwright.yaml.JsonWriter;
import io.chartwright.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks values against a JSON Schema; every problem is reported where the value was written. */
public final class ValuesChecker {
    private static final String NEWEST_DIALECT = "(\"\\$schema\"\\s*:\\s*\")https?://json-schema\\.org/schema#?(?=\")";

    private final String file;
    private final String schemaJson;
    private final Schema schema;
    private @Nullable SchemaPath paths;

    /**
     * Creates a checker.
     *
     * @param schemaJson a self-contained schema of 2020-12
     */
    public ValuesChecker(String schemaJson) {
        this("values.schema.json", schemaJson);
    }

    /**
     * Creates a checker for a schema that nobody vouches for.
     *
     * @param file the path that locations call the schema
     * @throws InvalidInputException when it is no schema, or not self-contained
     */
    public ValuesChecker(String file, String schemaJson) {
        this.file = file;
        this.schemaJson = schemaJson;
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        // An old name for whatever is newest, which Helm takes.
        String json = schemaJson.replaceFirst(NEWEST_DIALECT, "$1https://json-schema.org/draft/2020-12/schema");
        try {
            this.schema = registry.getSchema(json, InputFormat.JSON);
        } catch (SchemaException | StackOverflowError e) {
            // Where its syntax is the problem, this says so with the place.
            paths();
            throw unusable(e);
        }
    }

    /**
     * Returns what the schema refuses in the values, as findings of the rule {@code values/schema}.
     *
     * @throws InvalidInputException when the schema refers to something that is not there, or to itself without end
     */
    public List<Finding> check(Mapping values) {
        List<Finding> findings = new ArrayList<>();
        try {
            for (Error error : schema.validate(new JsonWriter().write(values), InputFormat.JSON)) {
                findings.add(finding(values, error));
            }
        } catch (SchemaException | StackOverflowError e) {
            throw unusable(e);
        }
        return findings;
    }

    private InvalidInputException unusable(Throwable cause) {
        String reason = cause instanceof StackOverflowError
                ? "a $ref in it leads to itself without end"
                : String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return new InvalidInputException(Finding.error(
                "values/schema",
                Location.of(file),
                "not usable as a JSON schema: " + reason,
                "write a schema that needs no other file"));
    }

    private Finding finding(Mapping values, Error error) {
        List<String> path = elements(error.getInstanceLocation());
        String place = path.isEmpty() ? "the values" : "'" + String.join(".", path) + "'";
        Node node = nodeAt(values, path).orElse(values);
        String unknown = error.getProperty();
        if ("additionalProperties".equals(error.getKeyword()) && unknown != null) {
            return unknownKey(node, path, unknown);
        }
        return Finding.error("values/schema", node.location(), place + ": " + error.getMessage(), advice(error));
    }

    private Finding unknownKey(Node node, List<String> path, String key) {
        Location location = node instanceof Mapping mapping
                ? Optional.ofNullable(mapping.entries().get(key))
                        .map(Entry::location)
                        .orElse(node.location())
                : node.location();
        String full = Stream.concat(path.stream(), Stream.of(key)).collect(Collectors.joining("."));
        return Finding.error(
                "values/schema", location, "unknown key '" + full + "'", NearMiss.advice(key, paths().keysAt(path)));
    }

    /** Read when it is asked for, since most values have no unknown key and it takes as long as all else. */
    private SchemaPath paths() {
        SchemaPath read = paths;
        if (read == null) {
            read = new SchemaPath(new YamlReader("values").readMapping(file, schemaJson));
            paths = read;
        }
        return read;
    }

    private static String advice(Error error) {
        return switch (String.valueOf(error.getKeyword())) {
            case "type" -> "write a value of that type";
            case "enum" -> "use one of those";
            default -> "";
        };
    }

    private static List<String> elements(@Nullable NodePath path) {
        List<String> elements = new ArrayList<>();
        for (int i = 0; path != null && i < path.getNameCount(); i++) {
            elements.add(String.valueOf(path.getElement(i)));
        }
        return elements;
    }

    private static Optional<Node> nodeAt(Node root, List<String> path) {
        Node at = root;
        for (String element : path) {
            Node next = null;
            if (at instanceof Mapping mapping) {
                next = mapping.get(element).orElse(null);
            } else if (at instanceof Sequence sequence && element.matches("\\d+")) {
                int index = Integer.parseInt(element);
                next = index < sequence.items().size() ? sequence.items().get(index) : null;
            }
            if (next == null) {
                return Optional.empty();
            }
            at = next;
        }
        return Optional.of(at);
    }
}
