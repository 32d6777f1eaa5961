package io.chartwright.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The environment variables that the kubelet makes of a rendered container's {@code env}. */
final class ContainerEnvironment {
    /** A doubled dollar sign, or a reference to a variable that stands further up. */
    private static final Pattern EXPANDED = Pattern.compile("\\$(\\$|\\(([^)]*)\\))");

    private final Map<String, String> secrets = new HashMap<>();

    /**
     * Knows the rendered Secrets and those of the operator.
     *
     * @param rendered all rendered objects
     * @param existing the operator's secret texts by {@code name/key}
     */
    ContainerEnvironment(Iterable<JsonNode> rendered, Map<String, String> existing) {
        secrets.putAll(existing);
        for (JsonNode object : rendered) {
            if (Workloads.kind(object).equals("Secret")) {
                object.path("data")
                        .properties()
                        .forEach(entry -> secrets.put(
                                Workloads.name(object) + "/" + entry.getKey(),
                                new String(
                                        Base64.getDecoder()
                                                .decode(entry.getValue().asText()),
                                        UTF_8)));
            }
        }
    }

    /** Returns the variables of a container; fails when a Secret that it names is not known. */
    Map<String, String> of(JsonNode container) {
        Map<String, String> variables = new HashMap<>();
        for (JsonNode variable : container.path("env")) {
            JsonNode secret = variable.at("/valueFrom/secretKeyRef");
            String value = secret.isMissingNode()
                    ? expanded(variable.path("value").asText(), variables)
                    : secret(secret.path("name").asText() + "/"
                            + secret.path("key").asText());
            variables.put(variable.path("name").asText(), value);
        }
        return variables;
    }

    private String secret(String nameAndKey) {
        String text = secrets.get(nameAndKey);
        if (text == null) {
            throw new AssertionError("there is no Secret with " + nameAndKey);
        }
        return text;
    }

    private static String expanded(String value, Map<String, String> variables) {
        return EXPANDED.matcher(value).replaceAll(found -> {
            String name = found.group(2);
            return Matcher.quoteReplacement(name == null ? "$" : variables.getOrDefault(name, found.group()));
        });
    }
}
