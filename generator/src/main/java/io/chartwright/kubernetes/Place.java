package io.chartwright.kubernetes;

import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.NearMiss;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A field of an object, whether it is there or not, and where to say what is wrong with it.
 *
 * <p>A field that is null counts as absent, as it does for an API server. Values of another type than asked for count as
 * absent too: that the type is wrong is said elsewhere, from the schema.
 */
final class Place {
    private static final Pattern FIELD = Pattern.compile("[A-Za-z0-9_-]+");

    private final @Nullable Node node;
    private final Location location;
    private final String path;
    private final String key;
    private final List<FieldProblem> problems;

    private Place(@Nullable Node node, Location location, String path, String key, List<FieldProblem> problems) {
        this.node = node instanceof Scalar scalar && scalar.isNull() ? null : node;
        this.location = location;
        this.path = path;
        this.key = key;
        this.problems = problems;
    }

    /** Returns the object itself; problems are added to the list. */
    static Place of(Mapping object, List<FieldProblem> problems) {
        return new Place(object, object.location(), "", "", problems);
    }

    /** Returns the field of that name. */
    Place at(String name) {
        String below = path.isEmpty() ? name : path + "." + name;
        if (node instanceof Mapping mapping && mapping.entries().containsKey(name)) {
            Entry entry = mapping.entries().get(name);
            return new Place(entry.node(), entry.location(), below, name, problems);
        }
        return new Place(null, location, below, name, problems);
    }

    /** Returns the field below the names, one after the other. */
    Place at(String first, String... more) {
        Place place = at(first);
        for (String name : more) {
            place = place.at(name);
        }
        return place;
    }

    /** Returns the items of the list; none when there is no list. */
    List<Place> items() {
        List<Place> items = new ArrayList<>();
        if (node instanceof Sequence sequence) {
            for (Node item : sequence.items()) {
                // For a server a null in a list is the empty value of its type.
                boolean isNull = item instanceof Scalar scalar && scalar.isNull();
                items.add(new Place(
                        isNull ? Scalar.of("", item.location()) : item,
                        item.location(),
                        path + "[" + items.size() + "]",
                        String.valueOf(items.size()),
                        problems));
            }
        }
        return items;
    }

    /** Returns the fields of the mapping that are not null; none when there is no mapping. */
    List<Place> fields() {
        List<Place> fields = new ArrayList<>();
        if (node instanceof Mapping mapping) {
            for (Entry entry : mapping.entries().values()) {
                String name = FIELD.matcher(entry.key()).matches() ? "." + entry.key() : "[" + entry.key() + "]";
                Place field = new Place(entry.node(), entry.location(), path + name, entry.key(), problems);
                if (field.isThere()) {
                    fields.add(field);
                }
            }
        }
        return fields;
    }

    /**
     * Returns the map as a server decodes it: a null in a map is the empty value of its type, and not absent as the null
     * of a field is.
     */
    Place withNullsAs(String empty) {
        if (!(node instanceof Mapping mapping)) {
            return this;
        }
        Map<String, Entry> entries = new LinkedHashMap<>(mapping.entries());
        entries.replaceAll((name, entry) -> entry.node() instanceof Scalar scalar && scalar.isNull()
                ? entry.with(Scalar.of(empty, scalar.location()))
                : entry);
        return new Place(new Mapping(entries, mapping.location()), location, path, key, problems);
    }

    /** Returns whether the field is there and not null. */
    boolean isThere() {
        return node != null;
    }

    /** Returns whether the field is absent, null, an empty text, an empty list or an empty mapping: Go's zero length. */
    boolean isEmpty() {
        return node == null || isEmptyText(node) || hasNothingIn(node);
    }

    private static boolean isEmptyText(Node node) {
        return node instanceof Scalar scalar && scalar.isText() && scalar.text().isEmpty();
    }

    private static boolean hasNothingIn(Node node) {
        return node instanceof Sequence sequence
                ? sequence.items().isEmpty()
                : node instanceof Mapping mapping && mapping.entries().isEmpty();
    }

    /** Returns the name of the field, or the index of the item. */
    String key() {
        return key;
    }

    /** Returns the path from the object, for example {@code spec.ports[0]}. */
    String path() {
        return path;
    }

    /** Returns the node, if the field is there and not null. */
    Optional<Node> node() {
        return Optional.ofNullable(node);
    }

    /** Returns the text, if text stands here. */
    Optional<String> text() {
        return node instanceof Scalar scalar && scalar.isText() ? Optional.of(scalar.text()) : Optional.empty();
    }

    /** Returns the text; empty when there is none. */
    String textOrEmpty() {
        return text().orElse("");
    }

    /** Returns the whole number, if one that fits 64 bits stands here. */
    Optional<Long> integer() {
        return node instanceof Scalar scalar && scalar.value() instanceof BigInteger number && number.bitLength() < 64
                ? Optional.of(number.longValue())
                : Optional.empty();
    }

    /** Returns whether {@code true} stands here. */
    boolean isTrue() {
        return node instanceof Scalar scalar && Boolean.TRUE.equals(scalar.value());
    }

    /** Returns whether {@code false} stands here. */
    boolean isFalse() {
        return node instanceof Scalar scalar && Boolean.FALSE.equals(scalar.value());
    }

    /** Says what is wrong with this field. */
    void refuse(String problem, String fix) {
        problems.add(new FieldProblem(location, path, problem, fix));
    }

    /** Says that this field is missing, unless it is there and not empty. */
    void require(String fix) {
        if (isEmpty()) {
            refuse("is required", fix);
        }
    }

    /** Says that this field must not be there, when it is. */
    void forbid(String reason, String fix) {
        if (isThere()) {
            refuse(reason, fix);
        }
    }

    /** Says what is wrong with the text that stands here, if anything; an absent text is left alone. */
    void must(Format format) {
        text().flatMap(format::problemOf).ifPresent(problem -> refuse(problem, format.fix()));
    }

    /** Says that the whole number that stands here is out of bounds, when it is. */
    void within(long least, long most) {
        integer()
                .filter(number -> number < least || number > most)
                .ifPresent(number -> refuse(
                        number + " is not " + (most == Long.MAX_VALUE ? least + " or more" : least + " to " + most),
                        "write a number in that range"));
    }

    /** Says that the text that stands here is none of the values, when it is not. */
    void oneOf(List<String> values) {
        text().filter(text -> !values.contains(text))
                .ifPresent(text -> refuse(
                        "'" + text + "' is none of " + String.join(", ", values), NearMiss.advice(text, values)));
    }
}
