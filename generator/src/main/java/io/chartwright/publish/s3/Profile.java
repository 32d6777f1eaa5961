package io.chartwright.publish.s3;

import io.chartwright.model.UnavailableException;
import io.chartwright.publish.http.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The profile of the AWS command line that is in force: settings of {@code ~/.aws/config} and, before those,
 * {@code ~/.aws/credentials}.
 *
 * @param name its name
 * @param settings the values by their keys
 */
record Profile(String name, Map<String, String> settings) {

    Profile {
        settings = Map.copyOf(settings);
    }

    /**
     * Returns the profile that {@code AWS_PROFILE} names, or {@code default}.
     *
     * @throws UnavailableException when a file cannot be read, or the profile that was named is in none
     */
    static Profile of(Network network) {
        String wanted = network.variable("AWS_PROFILE");
        String name = wanted.isEmpty() ? "default" : wanted;
        Map<String, String> settings = new HashMap<>();
        boolean isFound = read(network, "AWS_CONFIG_FILE", "config", "profile " + name, settings);
        isFound |= name.equals("default") && read(network, "AWS_CONFIG_FILE", "config", name, settings);
        isFound |= read(network, "AWS_SHARED_CREDENTIALS_FILE", "credentials", name, settings);
        if (!isFound && !wanted.isEmpty()) {
            throw new UnavailableException("AWS_PROFILE names '" + name + "', which is in no file of profiles");
        }
        return new Profile(name, settings);
    }

    Optional<String> setting(String key) {
        return Optional.ofNullable(settings.get(key)).filter(value -> !value.isEmpty());
    }

    /** Returns the setting that says that the profile logs in in a way that is not known here, if there is one. */
    Optional<String> otherLogin() {
        return Stream.of("sso_session", "sso_start_url", "login_session", "role_arn", "credential_process")
                .filter(key -> setting(key).isPresent())
                .findFirst();
    }

    /** Adds the settings of a section; false when there is none. */
    private static boolean read(
            Network network, String variable, String file, String section, Map<String, String> settings) {
        String given = network.variable(variable);
        boolean isInside = false;
        boolean isFound = false;
        try {
            Path path = given.isEmpty() ? network.home().resolve(".aws").resolve(file) : Path.of(given);
            for (String raw : Files.readAllLines(path)) {
                String line = raw.strip();
                if (line.startsWith("[")) {
                    isInside = line.replaceAll("[\\[\\]]", "")
                            .strip()
                            .replaceAll("\\s+", " ")
                            .equals(section);
                    isFound |= isInside;
                } else if (isInside && line.contains("=") && !raw.startsWith(" ") && !line.startsWith("#")) {
                    int equals = line.indexOf('=');
                    settings.put(
                            line.substring(0, equals).strip(),
                            line.substring(equals + 1).strip());
                }
            }
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException | InvalidPathException e) {
            throw new UnavailableException("could not read the AWS profiles in " + file + ": " + e.getMessage(), e);
        }
        return isFound;
    }
}
