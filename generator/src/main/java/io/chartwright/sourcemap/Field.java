package io.chartwright.sourcemap;

import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import io.chartwright.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A field of a rendered object, found by its place in the document.
 *
 * @param object {@code kind} and name of the object
 * @param path the keys and indices from the object to the field's first single value
 * @param place where that value's key stands, or the value itself in a list
 * @param scalar that value
 */
record Field(String object, List<String> path, Location place, Scalar scalar) {
    private static final String FILE = "document";

    Field {
        path = List.copyOf(path);
    }

    /** Returns the field that begins at the place, if one does. */
    static Optional<Field> at(String document, Location place) {
        return objects(document).stream()
                .flatMap(object -> find(object, place, new ArrayList<>())
                        .map(found -> new Field(identity(object), found.path(), found.place(), found.scalar()))
                        .stream())
                .findFirst();
    }

    /** Returns the single value at the same path of the same object; empty when it is not there. */
    Optional<Scalar> in(String document) {
        return objects(document).stream()
                .filter(candidate -> identity(candidate).equals(object))
                .flatMap(candidate -> follow(candidate).stream())
                .findFirst();
    }

    private Optional<Scalar> follow(Node from) {
        Node at = from;
        for (String step : path) {
            if (at instanceof Mapping mapping && mapping.get(step).isPresent()) {
                at = mapping.get(step).get();
            } else if (at instanceof Sequence sequence
                    && step.matches("\\d+")
                    && Integer.parseInt(step) < sequence.items().size()) {
                at = sequence.items().get(Integer.parseInt(step));
            } else {
                return Optional.empty();
            }
        }
        return at instanceof Scalar scalar ? Optional.of(scalar) : Optional.empty();
    }

    private static List<Mapping> objects(String document) {
        try {
            return new YamlReader("api")
                    .readAll(FILE, document).stream()
                            .filter(Mapping.class::isInstance)
                            .map(Mapping.class::cast)
                            .toList();
        } catch (InvalidInputException e) {
            return List.of();
        }
    }

    private static String identity(Mapping object) {
        String name = object.mapping("metadata")
                .flatMap(metadata -> metadata.text("name"))
                .orElse("");
        return object.text("kind").orElse("") + "/" + name;
    }

    /** What a search found below a node. */
    private record Found(List<String> path, Location place, Scalar scalar) {}

    private static Optional<Found> find(Node node, Location place, List<String> path) {
        if (isAt(node.location(), place)) {
            // A place that stands for an object as a whole is none of its fields.
            return path.isEmpty() ? Optional.empty() : firstScalar(node, node.location(), path);
        }
        if (node instanceof Mapping mapping) {
            for (Entry entry : mapping.entries().values()) {
                List<String> below = with(path, entry.key());
                Optional<Found> found = isAt(entry.location(), place)
                        ? firstScalar(entry.node(), entry.location(), below)
                        : find(entry.node(), place, below);
                if (found.isPresent()) {
                    return found;
                }
            }
        } else if (node instanceof Sequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++) {
                Optional<Found> found = find(sequence.items().get(i), place, with(path, String.valueOf(i)));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Found> firstScalar(Node node, Location at, List<String> path) {
        if (node instanceof Scalar scalar) {
            return Optional.of(new Found(path, at, scalar));
        }
        if (node instanceof Mapping mapping) {
            return mapping.entries().values().stream()
                    .findFirst()
                    .flatMap(entry -> firstScalar(entry.node(), entry.location(), with(path, entry.key())));
        }
        List<Node> items = ((Sequence) node).items();
        return items.isEmpty()
                ? Optional.empty()
                : firstScalar(items.get(0), items.get(0).location(), with(path, "0"));
    }

    /** Returns whether its value is what stands at the place, and not only the first one of several below. */
    boolean isAt(Location other) {
        return isAt(place, other);
    }

    private static boolean isAt(Location location, Location place) {
        return location.line() == place.line() && location.column() == place.column();
    }

    private static List<String> with(List<String> path, String step) {
        List<String> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }
}
