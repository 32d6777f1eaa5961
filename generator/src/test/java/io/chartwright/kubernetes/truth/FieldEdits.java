package io.chartwright.kubernetes.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Every way in which a program spoils one field of an object: the same ones each time. */
final class FieldEdits {
    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;
    private static final Set<String> IDENTITY = Set.of("apiVersion", "kind");
    private static final int MOST_ITEMS = 2;

    private final String base;
    private final ObjectNode original;
    private final List<TruthCase> cases = new ArrayList<>();

    private FieldEdits(String base, ObjectNode original) {
        this.base = base;
        this.original = original;
    }

    /** Returns an object for each change of each field. */
    static List<TruthCase> of(String base, ObjectNode original) {
        FieldEdits edits = new FieldEdits(base, original);
        original.properties().stream()
                .filter(field -> !IDENTITY.contains(field.getKey()))
                .forEach(field -> edits.visit(new FieldPath(List.of(field.getKey())), field.getValue()));
        return edits.cases;
    }

    private void visit(FieldPath path, JsonNode value) {
        add(path, "removed", FieldPath::remove);
        add(path, "null", (at, object) -> at.set(object, NullNode.getInstance()));
        if (!path.last().matches("[0-9]+")) {
            add(path, "misspelt", (at, object) -> {
                at.remove(object);
                at.sibling(at.last() + "x").set(object, value.deepCopy());
            });
        }
        replacements(value).forEach((word, other) -> {
            if (!other.equals(value)) {
                add(path, word, (at, object) -> at.set(object, other.deepCopy()));
            }
        });
        if (value instanceof ObjectNode mapping) {
            mapping.properties().forEach(field -> visit(path.plus(field.getKey()), field.getValue()));
        } else if (value instanceof ArrayNode list) {
            for (int i = 0; i < Math.min(MOST_ITEMS, list.size()); i++) {
                visit(path.plus(String.valueOf(i)), list.get(i));
            }
        }
    }

    private void add(FieldPath path, String word, BiConsumer<FieldPath, ObjectNode> edit) {
        ObjectNode copy = original.deepCopy();
        edit.accept(path, copy);
        cases.add(new TruthCase(base, path.toString(), word, copy));
    }

    private static Map<String, JsonNode> replacements(JsonNode value) {
        Map<String, JsonNode> others = new LinkedHashMap<>();
        if (value.isTextual()) {
            others.put("empty", MAKE.textNode(""));
            others.put("spoiled", MAKE.textNode("-Not Right_"));
            others.put("capitals", MAKE.textNode(value.textValue().toUpperCase(Locale.ROOT)));
            others.put("long", MAKE.textNode("a".repeat(254)));
            others.put("number", MAKE.numberNode(7));
            others.put("mapping", MAKE.objectNode());
        } else if (value.isNumber()) {
            others.put("negative", MAKE.numberNode(-1));
            others.put("zero", MAKE.numberNode(0));
            others.put("large", MAKE.numberNode(70000));
            others.put("huge", MAKE.numberNode(5_000_000_000L));
            others.put("fraction", MAKE.numberNode(1.5));
            others.put("text", MAKE.textNode(value.asText()));
            others.put("list", MAKE.arrayNode());
        } else if (value.isBoolean()) {
            others.put("opposite", MAKE.booleanNode(!value.booleanValue()));
            others.put("text", MAKE.textNode(value.asText()));
            others.put("number", MAKE.numberNode(1));
        } else if (value instanceof ArrayNode list) {
            others.put("empty", MAKE.arrayNode());
            others.put("mapping", MAKE.objectNode());
            others.put("text", MAKE.textNode("text"));
            if (!list.isEmpty()) {
                others.put("doubled", list.deepCopy().add(list.get(0).deepCopy()));
            }
        } else {
            others.put("empty", MAKE.objectNode());
            others.put("list", MAKE.arrayNode());
            others.put("text", MAKE.textNode("text"));
        }
        return others;
    }
}
