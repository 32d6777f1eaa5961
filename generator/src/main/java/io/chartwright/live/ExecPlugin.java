package io.chartwright.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.chartwright.live.Kubeconfig.Entry;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.UnavailableException;
import io.chartwright.process.Program;
import io.chartwright.publish.http.Json;
import io.chartwright.publish.http.Secrets;
import io.chartwright.yaml.JsonWriter;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program that the kubeconfig names for logging in, run as kubectl runs it: the exec credential plugins of
 * {@code client.authentication.k8s.io}. It is not asked anything that needs a person at the keyboard.
 */
final class ExecPlugin {

    /** A person may have to look at a phone; a plugin that waits for a browser would wait for ever. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Entry user;
    private final Mapping exec;
    private final Entry cluster;
    private final Map<String, String> environment;
    private final Secrets secrets;
    private final String command;
    private Optional<Credential> last = Optional.empty();

    ExecPlugin(Entry user, Entry cluster, Map<String, String> environment, Secrets secrets) {
        this.user = user;
        this.exec = user.fields().mapping("exec").orElseThrow();
        this.cluster = cluster;
        this.environment = environment;
        this.secrets = secrets;
        this.command = exec.text("command").orElse("");
    }

    /**
     * What the program answers.
     *
     * @param token a bearer token
     * @param certificate a client certificate in PEM
     * @param key its key in PEM
     * @param end until when it may be used
     */
    record Credential(Optional<String> token, Optional<String> certificate, Optional<String> key, Instant end) {}

    /**
     * Returns what the program answered last, or asks it when that has expired.
     *
     * @throws UnavailableException when it fails, does not end in time or answers something else
     */
    synchronized Credential credential() {
        Optional<Credential> valid = last.filter(credential -> Instant.now().isBefore(credential.end()));
        if (valid.isEmpty()) {
            last = Optional.of(read(run()));
        }
        return last.orElseThrow();
    }

    private String run() {
        Program program = program();
        List<String> arguments =
                exec.items("args").stream().map(ExecPlugin::text).toList();
        try {
            Program.Run run = program.run(arguments, LIMIT)
                    .orElseThrow(() -> failed("it did not end within " + LIMIT.toSeconds() + " s"));
            if (run.exitCode() != 0) {
                String said = secrets.hide(run.err()).strip();
                throw failed("it ended with " + run.exitCode() + (said.isEmpty() ? "" : ": " + said));
            }
            return run.out();
        } catch (IOException e) {
            throw failed("it could not be started");
        }
    }

    private Program program() {
        Map<String, String> variables = new HashMap<>(environment);
        for (Node variable : exec.items("env")) {
            if (variable instanceof Mapping pair) {
                variables.put(pair.text("name").orElse(""), pair.text("value").orElse(""));
            }
        }
        variables.put("KUBERNETES_EXEC_INFO", question());
        if (command.contains("/") || command.contains(File.separator)) {
            return new Program(user.folder().resolve(command).normalize(), variables);
        }
        return Program.find(command, variables).orElseThrow(() -> failed("it is not on PATH"));
    }

    /** Returns what a plugin is told, as the API's version that the kubeconfig names writes it. */
    private String question() {
        String about = "";
        if (new Entry(exec, user.folder()).isTrue("provideClusterInfo")) {
            about = ",\"cluster\":{\"server\":"
                    + JsonWriter.quote(cluster.text("server").orElse(""))
                    + cluster.text("certificate-authority-data")
                            .map(data -> ",\"certificate-authority-data\":" + JsonWriter.quote(data))
                            .orElse("")
                    + "}";
        }
        return "{\"kind\":\"ExecCredential\",\"apiVersion\":\""
                + exec.text("apiVersion").orElse("") + "\",\"spec\":{\"interactive\":false" + about + "}}";
    }

    private static String text(Node argument) {
        return argument instanceof Scalar scalar ? scalar.text() : "";
    }

    private Credential read(String answer) {
        JsonNode status = Json.read(answer, "what " + command + " answers").path("status");
        Optional<String> token = text(status, "token");
        Optional<String> key = text(status, "clientKeyData");
        token.ifPresent(secrets::add);
        if (token.isEmpty() && key.isEmpty()) {
            throw failed("its answer holds neither a token nor a certificate");
        }
        return new Credential(token, text(status, "clientCertificateData"), key, end(status));
    }

    private static Instant end(JsonNode status) {
        try {
            return text(status, "expirationTimestamp").map(Instant::parse).orElse(Instant.MAX);
        } catch (DateTimeParseException e) {
            // It is asked again for the next request then.
            return Instant.MIN;
        }
    }

    private static Optional<String> text(JsonNode node, String field) {
        String text = node.path(field).asText();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private UnavailableException failed(String why) {
        return new UnavailableException("could not log in with '" + command + "', which the kubeconfig names: " + why);
    }
}
