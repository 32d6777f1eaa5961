package io.chartwright.kubernetes.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** A real API server behind {@code kubectl proxy}, asked by server-side dry run. */
final class Server {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Texts of refusals that another state of the cluster would not give. */
    private static final Pattern STATE = Pattern.compile("namespaces \"[^\"]*\" not found"
            + "|provided (port|IP) is already allocated|provided IP is not in the valid range|already exists"
            + "|no PriorityClass with name|serviceaccount \"[^\"]*\" not found|storageclass\\S* \"[^\"]*\" not found"
            + "|RuntimeClass \"[^\"]*\" not found"
            + "|not configured on this cluster|not configured for dual-stack|exceeded quota|failed calling webhook");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final String address;
    private final Map<String, Map<String, JsonNode>> resources = new ConcurrentHashMap<>();

    /** What the server answered. */
    record Answer(Verdict verdict, String message) {}

    /** Creates a server behind an address such as {@code http://127.0.0.1:8001}. */
    Server(String address) {
        this.address = address;
    }

    /** Asks whether the server would create the object. */
    Answer ask(JsonNode object) throws IOException, InterruptedException {
        String version = object.path("apiVersion").asText();
        String group = (version.contains("/") ? "/apis/" : "/api/") + version;
        // A version with a blank, say, is no path of a server.
        JsonNode resource = version.matches("[A-Za-z0-9./-]+")
                ? resources(group).get(object.path("kind").asText())
                : null;
        if (resource == null) {
            return new Answer(Verdict.REFUSED, "no kind " + object.path("kind").asText() + " in " + version);
        }
        JsonNode written = object.path("metadata").path("namespace");
        String namespace = written.isTextual() ? written.textValue() : "";
        String in = resource.path("namespaced").asBoolean()
                ? "/namespaces/" + (namespace.matches("[a-z0-9-]{1,63}") ? namespace : "default")
                : "";
        HttpResponse<String> response = send(HttpRequest.newBuilder(URI.create(address + group + in + "/"
                        + resource.path("name").asText() + "?dryRun=All&fieldValidation=Strict&fieldManager=truth"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(object.toString())));
        if (response.statusCode() == 201) {
            return new Answer(Verdict.ACCEPTED, "");
        }
        // A server that fails over an object answers with no JSON.
        boolean isAnswer = response.body().startsWith("{");
        String message =
                isAnswer ? JSON.readTree(response.body()).path("message").asText() : "the server failed";
        boolean isState = STATE.matcher(message).find();
        return new Answer(isState ? Verdict.DEPENDS : Verdict.REFUSED, response.statusCode() + " " + message);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
    }

    private Map<String, JsonNode> resources(String group) throws IOException, InterruptedException {
        Map<String, JsonNode> known = resources.get(group);
        if (known != null) {
            return known;
        }
        Map<String, JsonNode> found = new ConcurrentHashMap<>();
        HttpResponse<String> response = send(HttpRequest.newBuilder(URI.create(address + group)));
        if (response.statusCode() == 200) {
            for (JsonNode resource : JSON.readTree(response.body()).path("resources")) {
                if (!resource.path("name").asText().contains("/")) {
                    found.put(resource.path("kind").asText(), resource);
                }
            }
        }
        resources.put(group, found);
        return found;
    }
}
