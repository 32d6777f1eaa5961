package io.chartwright.publish.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chartwright.model.UnavailableException;

/** Reads JSON documents of servers and of credential files. */
public final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /**
     * Returns the document.
     *
     * @param what what a message calls it; the text itself is never quoted, because it may hold a secret
     * @throws UnavailableException when it is not JSON
     */
    public static JsonNode read(String text, String what) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UnavailableException(what + " is not JSON (line "
                    + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()) + ")");
        }
    }

    /**
     * Returns the text of a field.
     *
     * @param what what a message calls the document
     * @throws UnavailableException when there is no such field
     */
    public static String text(JsonNode document, String field, String what) {
        String text = document.path(field).asText();
        if (text.isEmpty()) {
            throw new UnavailableException(what + " has no '" + field + "'");
        }
        return text;
    }
}
