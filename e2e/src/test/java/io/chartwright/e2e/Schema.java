package io.chartwright.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.BiConsumer;

/**
 * The chart's schema of its values, read as far as the tests need it.
 *
 * @param root the whole schema
 */
record Schema(JsonNode root) {
    /** Returns a place with what it refers to filled in; what is written at the place wins. */
    JsonNode flat(JsonNode node) {
        if (!node.has("$ref")) {
            return node;
        }
        ObjectNode flat = flat(root.at(node.path("$ref").asText().substring(1))).deepCopy();
        node.properties().forEach(one -> {
            if (!one.getKey().equals("$ref")) {
                flat.set(one.getKey(), one.getValue());
            }
        });
        return flat;
    }

    /** Returns what a place is when nobody says anything; a missing node when it is then left out. */
    JsonNode defaults(JsonNode written) {
        JsonNode node = flat(written);
        if (!node.has("properties")) {
            return node.path("default");
        }
        ObjectNode made = JsonNodeFactory.instance.objectNode();
        node.path("properties").properties().forEach(property -> {
            JsonNode value = defaults(property.getValue());
            if (!value.isMissingNode()) {
                made.set(property.getKey(), value);
            }
        });
        return merged(made, node.path("default"));
    }

    /** Returns the first example of every place that has one, as values; a missing node when there is none. */
    JsonNode examples(JsonNode written) {
        JsonNode node = flat(written);
        if (node.has("examples")) {
            return node.path("examples").path(0);
        }
        ObjectNode made = JsonNodeFactory.instance.objectNode();
        node.path("properties").properties().forEach(property -> put(made, property.getKey(), property.getValue()));
        if (node.path("additionalProperties").isObject()) {
            put(made, node.at("/propertyNames/enum/0").asText("example"), node.path("additionalProperties"));
        }
        JsonNode item = examples(node.path("items"), node.has("items"));
        if (!item.isMissingNode()) {
            return JsonNodeFactory.instance.arrayNode().add(item);
        }
        return made.isEmpty() ? MissingNode.getInstance() : made;
    }

    /** Calls for every place below that has no keys of its own, with its path. */
    void leaves(String path, JsonNode written, BiConsumer<String, JsonNode> each) {
        JsonNode node = flat(written);
        if (node.path("properties").isEmpty()) {
            each.accept(path, written);
            return;
        }
        node.path("properties")
                .properties()
                .forEach(property -> leaves(
                        path.isEmpty() ? property.getKey() : path + "." + property.getKey(),
                        property.getValue(),
                        each));
    }

    private JsonNode examples(JsonNode written, boolean there) {
        return there ? examples(written) : MissingNode.getInstance();
    }

    private void put(ObjectNode made, String key, JsonNode written) {
        JsonNode example = examples(written);
        if (!example.isMissingNode()) {
            made.set(key, example);
        }
    }

    private static JsonNode merged(ObjectNode below, JsonNode above) {
        above.properties().forEach(one -> {
            JsonNode here = below.path(one.getKey());
            below.set(
                    one.getKey(),
                    here.isObject() && one.getValue().isObject()
                            ? merged((ObjectNode) here, one.getValue())
                            : one.getValue());
        });
        return below;
    }
}
