package io.chartwright.kubernetes.truth;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An object that a server is asked about.
 *
 * @param base the object that it was made from: file and name
 * @param field the field that was changed, or the title of a change made by hand
 * @param edit in one word how the field was changed; {@code -} for what was made by hand
 * @param object the object
 */
record TruthCase(String base, String field, String edit, JsonNode object) {

    /** Returns the name that no other case has. */
    String name() {
        return base + "\t" + field + "\t" + edit;
    }

    /** Returns whether a program made it. */
    boolean isGenerated() {
        return !edit.equals("-");
    }

    /** Returns the kind, for counting. */
    String kind() {
        return object.path("apiVersion").asText() + " " + object.path("kind").asText();
    }
}
