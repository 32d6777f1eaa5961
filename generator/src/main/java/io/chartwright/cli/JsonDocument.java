package io.chartwright.cli;

import io.chartwright.yaml.JsonWriter;
import io.chartwright.yaml.PlainTree;
import java.util.Map;

/** Writes maps, lists, texts, numbers and booleans as JSON. */
final class JsonDocument {
    private JsonDocument() {}

    /** Returns the document, ended by a line feed; keys stand in the order of the map. */
    static String of(Map<String, Object> document) {
        return new JsonWriter().write(PlainTree.of(document));
    }
}
