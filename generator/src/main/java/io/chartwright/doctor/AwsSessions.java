package io.chartwright.doctor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * When the sessions of the AWS command line end. Its caches are named by a digest of what the session is for; of what is in
 * them only the time is read.
 */
final class AwsSessions {

    private static final JsonFactory JSON = new JsonFactory();

    private final Path folder;

    /** Creates it for the folder {@code ~/.aws}. */
    AwsSessions(Path folder) {
        this.folder = folder;
    }

    /**
     * Returns when the login of an {@code sso-session}, or of the older form of single sign-on, ends.
     *
     * @param key the session's name, or the start URL of the older form
     */
    Optional<Instant> signOn(String key) {
        return end(folder.resolve("sso").resolve("cache"), key, "expiresAt");
    }

    /** Returns when the session in a role ends, which the profile's settings ask for. */
    Optional<Instant> role(Map<String, String> profile) {
        Map<String, String> question = new TreeMap<>();
        question.put("RoleArn", quoted(profile.getOrDefault("role_arn", "")));
        put(profile, "external_id", "ExternalId", question);
        put(profile, "mfa_serial", "SerialNumber", question);
        put(profile, "role_session_name", "RoleSessionName", question);
        String duration = profile.getOrDefault("duration_seconds", "");
        if (!duration.isEmpty()) {
            question.put("DurationSeconds", duration);
        }
        StringJoiner json = new StringJoiner(", ", "{", "}");
        question.forEach((key, value) -> json.add(quoted(key) + ": " + value));
        return end(folder.resolve("cli").resolve("cache"), json.toString(), "Expiration");
    }

    private static void put(Map<String, String> profile, String setting, String key, Map<String, String> question) {
        String value = profile.getOrDefault(setting, "");
        if (!value.isEmpty()) {
            question.put(key, quoted(value));
        }
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static Optional<Instant> end(Path cache, String key, String field) {
        Path file = cache.resolve(digest(key) + ".json");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (JsonParser json = JSON.createParser(file.toFile())) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.FIELD_NAME && field.equals(json.currentName())) {
                    String time = json.nextTextValue();
                    // Older versions write UTC for Z.
                    return time == null ? Optional.empty() : Optional.of(Instant.parse(time.replace("UTC", "Z")));
                }
            }
        } catch (IOException | DateTimeParseException e) {
            // A cache that cannot be read is as good as none: the AWS tools log in anew.
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
