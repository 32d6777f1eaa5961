package io.chartwright.annotations;

import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Sequence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * JSON.
 *
 * @param shape {@code object}, {@code list} or empty for any
 * @param members the names that the object, or the objects of the list, may hold; empty for any
 */
record JsonType(String shape, List<String> members) implements ValueType {

    @Override
    public Optional<String> complaint(String value) {
        Optional<Node> json = JsonReader.read(value);
        if (json.isEmpty() || !hasShape(json.get())) {
            return ValueTypes.isNot(words());
        }
        return objects(json.get())
                .flatMap(object -> object.entries().keySet().stream())
                .filter(name -> !members.isEmpty() && !members.contains(name))
                .findFirst()
                .map(name -> "holds '" + name + "', not one of " + String.join(", ", members));
    }

    @Override
    public String words() {
        return switch (shape) {
            case "object" -> "a JSON object";
            case "list" -> "a JSON list";
            default -> "JSON";
        };
    }

    private boolean hasShape(Node json) {
        return switch (shape) {
            case "object" -> json instanceof Mapping;
            case "list" -> json instanceof Sequence;
            default -> true;
        };
    }

    private static Stream<Mapping> objects(Node json) {
        Stream<Node> nodes = json instanceof Sequence list ? list.items().stream() : Stream.of(json);
        return nodes.filter(Mapping.class::isInstance).map(Mapping.class::cast);
    }
}
