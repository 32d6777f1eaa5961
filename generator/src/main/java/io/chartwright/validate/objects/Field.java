package io.chartwright.validate.objects;

import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A field of an object, whether it is there or not; one that is null counts as absent, as it does for an API server. */
public final class Field {
    private final @Nullable Field parent;
    private final String key;
    private final @Nullable Node node;
    private final Location location;

    private Field(@Nullable Field parent, String key, @Nullable Node node, Location location) {
        this.parent = parent;
        this.key = key;
        this.node = node instanceof Scalar scalar && scalar.isNull() ? null : node;
        this.location = location;
    }

    /** Returns the root of a tree. */
    public static Field of(Mapping tree) {
        return new Field(null, "", tree, tree.location());
    }

    /** Returns the field of that name. */
    public Field at(String name) {
        Entry entry = node instanceof Mapping mapping ? mapping.entries().get(name) : null;
        return entry == null
                ? new Field(this, name, null, location)
                : new Field(this, name, entry.node(), entry.location());
    }

    /** Returns the field below the names, one after the other. */
    public Field at(String first, String... more) {
        Field field = at(first);
        for (String name : more) {
            field = field.at(name);
        }
        return field;
    }

    /** Returns the items of the list; none when there is no list. */
    public List<Field> items() {
        if (!(node instanceof Sequence sequence)) {
            return List.of();
        }
        List<Field> items = new ArrayList<>(sequence.items().size());
        for (Node item : sequence.items()) {
            items.add(new Field(this, "[" + items.size() + "]", item, item.location()));
        }
        return items;
    }

    /** Returns the fields of the mapping; none when there is no mapping. */
    public List<Field> fields() {
        if (!(node instanceof Mapping mapping)) {
            return List.of();
        }
        List<Field> fields = new ArrayList<>(mapping.entries().size());
        for (Entry entry : mapping.entries().values()) {
            fields.add(new Field(this, entry.key(), entry.node(), entry.location()));
        }
        return fields;
    }

    /** Returns the keys that stand here with a text, a number or a boolean, as text. */
    public Map<String, String> texts() {
        if (!(node instanceof Mapping mapping)) {
            return Map.of();
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (Entry entry : mapping.entries().values()) {
            if (entry.node() instanceof Scalar scalar && !scalar.isNull()) {
                texts.put(entry.key(), scalar.text());
            }
        }
        return texts;
    }

    /** Returns whether the field is there and not null. */
    public boolean isThere() {
        return node != null;
    }

    /** Returns whether the field is absent, or a list, a mapping or a text with nothing in it. */
    public boolean isEmpty() {
        if (node instanceof Mapping mapping) {
            return mapping.entries().isEmpty();
        }
        if (node instanceof Sequence sequence) {
            return sequence.items().isEmpty();
        }
        return node == null || ((Scalar) node).text().isEmpty();
    }

    /** Returns whether {@code true} stands here. */
    public boolean isTrue() {
        return node instanceof Scalar scalar && Boolean.TRUE.equals(scalar.value());
    }

    /** Returns whether {@code false} stands here. */
    public boolean isFalse() {
        return node instanceof Scalar scalar && Boolean.FALSE.equals(scalar.value());
    }

    /** Returns whether exactly that text stands here. */
    public boolean is(String text) {
        return node instanceof Scalar scalar && text.equals(scalar.value());
    }

    /** Returns the text, if text stands here. */
    public Optional<String> text() {
        return node instanceof Scalar scalar && scalar.isText() ? Optional.of(scalar.text()) : Optional.empty();
    }

    /** Returns the text, number or boolean that stands here, as text. */
    public Optional<String> scalar() {
        return node instanceof Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
    }

    /** Returns the whole number, if one that fits 32 bits stands here. */
    public Optional<Integer> integer() {
        return node instanceof Scalar scalar && scalar.value() instanceof BigInteger number && number.bitLength() < 32
                ? Optional.of(number.intValue())
                : Optional.empty();
    }

    /** Returns whether one of the texts stands here. */
    public boolean isOneOf(Collection<String> texts) {
        return text().filter(texts::contains).isPresent();
    }

    /** Returns the name of the field; an item's is its index in brackets. */
    public String key() {
        return key;
    }

    /** Returns where the field stands; for one that is absent, where the nearest field around it does. */
    public Location location() {
        return location;
    }

    /** Returns the path from the object, for example {@code spec.ports[0]}. */
    public String path() {
        if (parent == null) {
            return key;
        }
        String above = parent.path();
        return above.isEmpty() || key.startsWith("[") ? above + key : above + "." + key;
    }

    /** Returns the node that stands here. */
    public Optional<Node> node() {
        return Optional.ofNullable(node);
    }

    @Override
    public String toString() {
        return path();
    }
}
