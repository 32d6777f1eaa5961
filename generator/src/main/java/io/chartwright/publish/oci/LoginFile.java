package io.chartwright.publish.oci;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chartwright.publish.store.PublishException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The file in which {@code docker login} and {@code helm registry login} keep who logs in where.
 *
 * @param file where it is
 * @param content its JSON
 */
record LoginFile(Path file, JsonNode content) {

    /** Reads the file; one that is not there says nothing. */
    static Optional<LoginFile> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new LoginFile(file, new ObjectMapper().readTree(file.toFile())));
        } catch (JsonProcessingException e) {
            throw new PublishException("could not read " + file + ": it is not JSON, line "
                    + e.getLocation().getLineNr() + "; log in again, or remove it");
        } catch (IOException e) {
            throw new PublishException("read " + file, e);
        }
    }

    /** Returns the name of the program that keeps the passwords of the registry, if there is one. */
    Optional<String> helper(String server) {
        JsonNode own = content.path("credHelpers").path(hostOf(server));
        String helper = (own.isTextual() ? own : content.path("credsStore")).asText();
        return helper.isEmpty() ? Optional.empty() : Optional.of(helper);
    }

    /** Returns who logs in at the registry, as far as the file itself says so. */
    Optional<Login> login(String server) {
        JsonNode logins = content.path("auths");
        for (String key : keys(server)) {
            Optional<Login> login = login(key, logins.path(key));
            if (login.isPresent()) {
                return login;
            }
        }
        return Optional.empty();
    }

    private Optional<Login> login(String key, JsonNode login) {
        String identity = login.path("identitytoken").asText();
        String token = login.path("registrytoken").asText();
        String auth = login.path("auth").asText();
        if (!identity.isEmpty()) {
            return Optional.of(new Login(Login.Kind.IDENTITY_TOKEN, "", identity));
        }
        if (!token.isEmpty()) {
            return Optional.of(new Login(Login.Kind.REGISTRY_TOKEN, "", token));
        }
        if (!auth.isEmpty()) {
            return Optional.of(decoded(key, auth));
        }
        String user = login.path("username").asText();
        return user.isEmpty()
                ? Optional.empty()
                : Optional.of(Login.of(user, login.path("password").asText()));
    }

    private Login decoded(String key, String auth) {
        try {
            String pair = new String(Base64.getDecoder().decode(auth), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            if (colon > 0) {
                return Login.of(pair.substring(0, colon), pair.substring(colon + 1));
            }
        } catch (IllegalArgumentException e) {
            // Told below, without the text.
        }
        throw new PublishException("could not read who logs in at " + key + " from " + file
                + ": its 'auth' is not user:password in Base64; log in again");
    }

    /** Returns how the registry may be written: as a host, and as older versions of Docker wrote it. */
    private static List<String> keys(String server) {
        String host = hostOf(server);
        List<String> keys = new ArrayList<>(List.of(server, host));
        for (String scheme : List.of("https://", "http://")) {
            for (String path : List.of("", "/", "/v1/", "/v2/")) {
                keys.add(scheme + host + path);
            }
        }
        return keys;
    }

    private static String hostOf(String server) {
        return server.replaceFirst("^https?://", "").replaceFirst("/.*", "");
    }
}
