package io.chartwright.publish.oci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chartwright.publish.store.PublishException;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A program {@code docker-credential-NAME} that keeps passwords. It is asked as Docker asks it: the server on standard
 * input, JSON on standard output.
 *
 * @param name what follows {@code docker-credential-}
 * @param environment the environment variables; {@code PATH} says where the program is
 */
record CredentialHelper(String name, Map<String, String> environment) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final int SECONDS = 60;
    private static final int LIMIT = 1 << 20;
    private static final String UNKNOWN = "credentials not found";

    CredentialHelper {
        if (!NAME.matcher(name).matches()) {
            throw new PublishException("could not ask for a registry's password: '" + name
                    + "' is no name of a credential helper; see credsStore and credHelpers in Docker's config.json");
        }
    }

    /** Returns who logs in at the server; empty when the program knows nobody. */
    Optional<Login> login(String server) {
        String program = "docker-credential-" + name;
        try {
            ProcessBuilder builder = new ProcessBuilder(find(program).toString(), "get");
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
            Process process = builder.start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(server.getBytes(StandardCharsets.UTF_8));
            }
            process.onExit().orTimeout(SECONDS, TimeUnit.SECONDS).exceptionally(late -> process.destroyForcibly());
            byte[] answer = process.getInputStream().readNBytes(LIMIT);
            return login(program, process.waitFor(), answer);
        } catch (IOException e) {
            throw new PublishException("ask " + program + " for the password of " + server, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(program, "it was interrupted");
        }
    }

    private static Optional<Login> login(String program, int exit, byte[] answer) throws IOException {
        if (exit != 0) {
            if (new String(answer, StandardCharsets.UTF_8).contains(UNKNOWN)) {
                return Optional.empty();
            }
            // What it printed is not repeated: it could be a password.
            throw failed(program, "it ended with " + exit);
        }
        JsonNode json = new ObjectMapper().readTree(answer);
        String secret = json.path("Secret").asText();
        return secret.isEmpty()
                ? Optional.empty()
                : Optional.of(Login.of(json.path("Username").asText(), secret));
    }

    private Path find(String program) {
        for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
            for (String ending : new String[] {"", ".exe"}) {
                Path file = Path.of(folder, program + ending);
                if (!folder.isEmpty() && Files.isExecutable(file)) {
                    return file;
                }
            }
        }
        throw failed(program, "it is not on PATH");
    }

    private static PublishException failed(String program, String why) {
        return new PublishException("could not ask " + program + " for a registry's password: " + why
                + "; Docker's config.json names it in credsStore or credHelpers");
    }
}
