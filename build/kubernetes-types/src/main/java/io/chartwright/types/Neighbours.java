package io.chartwright.types;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The minors beside one that is described less well.
 *
 * @param schemas one or two of them
 */
record Neighbours(List<Schema> schemas) {

    /** Returns the name of the kind's type. */
    Optional<String> kind(Kind kind) {
        return known(schemas.stream().map(schema -> schema.kinds().get(kind))).findFirst();
    }

    /** Returns the field; it is required when every neighbour that has it says so. */
    Optional<Field> field(String type, String name) {
        List<Field> fields = known(schemas.stream()
                        .filter(schema -> schema.types().containsKey(type))
                        .map(schema ->
                                Objects.requireNonNull(schema.types().get(type)).get(name)))
                .toList();
        return fields.stream()
                .findFirst()
                .map(field -> new Field(field.type(), fields.stream().allMatch(Field::required)));
    }

    private static <T> Stream<T> known(Stream<T> values) {
        return values.filter(Objects::nonNull);
    }
}
