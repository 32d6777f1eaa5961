package io.chartwright.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/** The Secrets and ConfigMaps of an operator, with what the surroundings really have in place of {@link Needs}' placeholders. */
final class NodeNeeds {
    private NodeNeeds() {}

    /** Returns objects for all that rendered objects name and do not hold. */
    static List<ObjectNode> of(List<JsonNode> rendered) throws IOException {
        Map<String, String> certificate = Map.of("tls.crt", made("tls.crt"), "tls.key", made("tls.key"));
        Map<String, String> real = Map.of("password", made("database-password"), "ca.crt", made("ca.crt"));
        List<ObjectNode> needs = Needs.of(rendered);
        for (ObjectNode object : needs) {
            ObjectNode content =
                    (ObjectNode) object.path(Workloads.kind(object).equals("Secret") ? "stringData" : "data");
            real.forEach((key, value) -> {
                if (content.has(key)) {
                    content.put(key, value);
                }
            });
            // The pods name no key of a Secret with a certificate, but mount it whole.
            if (Workloads.name(object).endsWith("-tls")) {
                certificate.forEach(content::put);
            }
        }
        return needs;
    }

    private static String made(String name) throws IOException {
        return Files.readString(Surroundings.made(name));
    }
}
