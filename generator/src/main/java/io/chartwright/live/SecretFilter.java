package io.chartwright.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.chartwright.publish.http.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Takes out of objects and logs what is secret or looks so, before anybody else sees them. */
final class SecretFilter {

    private static final String HIDDEN = "***";

    private static final Pattern SECRET_NAME = Pattern.compile(
            "(?i).*(password|passwd|passphrase|pwd|secret|token|credential|api_?key|access_?key|private_?key).*");

    /** A password in an address, a setting of that name, a signed token, a private key. */
    private static final Pattern SECRET_TEXT =
            Pattern.compile("(?i)(://[^/\\s:@]+:)[^/\\s@]+(?=@)|(\\b(?:password|passwd|pwd|secret|token|api_?key"
                    + "|access_?key)[\"']?\\s*[=:]\\s*[\"']?)[^\\s\"',;&]+|(\\beyJ)[\\w-]{8,}\\.[\\w-]+\\.[\\w-]*"
                    + "|(-----BEGIN [A-Z ]*PRIVATE KEY-----)(?s:.*?)(?=-----END|$)");

    private final Secrets secrets;

    SecretFilter(Secrets secrets) {
        this.secrets = secrets;
    }

    /** Returns the text without what looks like a secret. */
    String text(String text) {
        String without = SECRET_TEXT.matcher(text).replaceAll(found -> {
            for (int group = 1; group <= found.groupCount(); group++) {
                if (found.group(group) != null) {
                    return "$" + group + HIDDEN.replace("$", "\\$");
                }
            }
            return HIDDEN;
        });
        return secrets.hide(without);
    }

    /** Changes the object in place. */
    void object(ObjectNode object) {
        if (object.path("metadata") instanceof ObjectNode metadata) {
            metadata.remove("managedFields");
            if (metadata.path("annotations") instanceof ObjectNode annotations) {
                annotations.remove("kubectl.kubernetes.io/last-applied-configuration");
            }
        }
        if (object.path("kind").asText().equals("Secret")) {
            List.of("data", "stringData").forEach(field -> values(object.path(field)));
        }
        node(object);
    }

    private void values(JsonNode data) {
        if (data instanceof ObjectNode fields) {
            for (Map.Entry<String, JsonNode> field : fields.properties()) {
                String value = field.getValue().asText();
                field.setValue(TextNode.valueOf(value.isEmpty() || isCertificate(value) ? value : HIDDEN));
            }
        }
    }

    /** A server shows its certificates to every caller. */
    private static boolean isCertificate(String base64) {
        try {
            String text = new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1);
            return text.contains("-----BEGIN CERTIFICATE-----") && !text.contains("PRIVATE KEY");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void node(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (SECRET_NAME.matcher(object.path("name").asText()).matches() && object.has("value")) {
                object.put("value", HIDDEN);
            }
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                field.setValue(filtered(field.getValue()));
            }
        } else if (node instanceof ArrayNode items) {
            for (int i = 0; i < items.size(); i++) {
                items.set(i, filtered(items.get(i)));
            }
        }
    }

    private JsonNode filtered(JsonNode node) {
        if (node.isTextual()) {
            return TextNode.valueOf(text(node.asText()));
        }
        node(node);
        return node;
    }
}
