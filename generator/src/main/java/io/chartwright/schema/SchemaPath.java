package io.chartwright.schema;

import io.chartwright.model.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the schema of a value by the value's path. */
final class SchemaPath {
    /** More references than any schema follows; keeps a circle from running forever. */
    private static final int MOST_REFERENCES = 50;

    private final Mapping root;

    /** Creates the finder for a self-contained schema whose references lead to {@code $defs}. */
    SchemaPath(Mapping root) {
        this.root = root;
    }

    /** Returns the keys that the object at the path may have; none when it is open or unknown. */
    Set<String> keysAt(List<String> path) {
        return at(path).flatMap(schema -> schema.mapping("properties"))
                .map(properties -> properties.entries().keySet())
                .orElse(Set.of());
    }

    private Optional<Mapping> at(List<String> path) {
        Optional<Mapping> schema = Optional.of(root);
        for (String element : path) {
            schema = schema.flatMap(parent -> child(parent, element)).map(this::resolve);
        }
        return schema;
    }

    private static Optional<Mapping> child(Mapping schema, String element) {
        return schema.mapping("properties")
                .flatMap(properties -> properties.mapping(element))
                .or(() -> schema.mapping("additionalProperties"))
                .or(() -> schema.mapping("items"));
    }

    private Mapping resolve(Mapping written) {
        Mapping schema = written;
        for (int i = 0; i < MOST_REFERENCES; i++) {
            Optional<Mapping> definition = schema.text("$ref")
                    .filter(reference -> reference.startsWith(Keyword.REFERENCE_PREFIX))
                    .map(reference -> reference.substring(Keyword.REFERENCE_PREFIX.length()))
                    .flatMap(name -> root.mapping("$defs").flatMap(defs -> defs.mapping(name)));
            if (definition.isEmpty()) {
                return schema;
            }
            schema = definition.get();
        }
        return schema;
    }
}
