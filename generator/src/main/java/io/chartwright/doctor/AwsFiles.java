package io.chartwright.doctor;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The profiles of the AWS command line, as its two files hold them. Of keys and tokens only that they are there is kept.
 */
final class AwsFiles {

    private static final Set<String> SECRETS =
            Set.of("aws_access_key_id", "aws_secret_access_key", "aws_session_token");

    private final Path config;
    private final Path credentials;
    private final Path folder;
    private final Map<String, Map<String, String>> profiles = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> sessions = new LinkedHashMap<>();
    private final List<String> ignored = new ArrayList<>();
    private final List<Path> unreadable = new ArrayList<>();

    private AwsFiles(Path folder, Path config, Path credentials) {
        this.folder = folder;
        this.config = config;
        this.credentials = credentials;
    }

    /** Returns what the files say that the environment names; files that are not there say nothing. */
    static AwsFiles read(Map<String, String> environment) {
        Path folder = Path.of(environment.getOrDefault("HOME", ""), ".aws");
        AwsFiles files = new AwsFiles(
                folder,
                file(environment, "AWS_CONFIG_FILE", folder.resolve("config")),
                file(environment, "AWS_SHARED_CREDENTIALS_FILE", folder.resolve("credentials")));
        files.read(files.config, true);
        files.read(files.credentials, false);
        return files;
    }

    /** Returns the file with the settings of profiles. */
    Path config() {
        return config;
    }

    /** Returns the folder whose caches tell when sessions end. */
    Path folder() {
        return folder;
    }

    /** Returns the settings of each profile; a key or token is an empty text. */
    Map<String, Map<String, String>> profiles() {
        return profiles;
    }

    /** Returns the settings of each {@code sso-session}. */
    Map<String, Map<String, String>> sessions() {
        return sessions;
    }

    /** Returns the sections of the config file that the AWS tools do not read, because of their names. */
    List<String> ignored() {
        return ignored;
    }

    /** Returns the files that are there and cannot be read. */
    List<Path> unreadable() {
        return unreadable;
    }

    private void read(Path file, boolean isConfig) {
        Optional<Map<String, String>> section = Optional.empty();
        for (String raw : lines(file)) {
            String line = raw.strip();
            if (line.startsWith("[") && line.contains("]")) {
                String name = line.substring(1, line.indexOf(']')).strip().replaceAll("\\s+", " ");
                section = Optional.of(section(name, isConfig));
            } else if (section.isPresent() && isSetting(raw)) {
                int equals = line.indexOf('=');
                String key = line.substring(0, equals).strip();
                String value = line.substring(equals + 1).strip();
                section.get().put(key, SECRETS.contains(key) ? "" : value);
            }
        }
    }

    /** Lines that begin with a blank belong to the setting above. */
    private static boolean isSetting(String raw) {
        return raw.contains("=") && !Character.isWhitespace(raw.charAt(0)) && "#;".indexOf(raw.charAt(0)) < 0;
    }

    private Map<String, String> section(String name, boolean isConfig) {
        if (!isConfig || name.equals("default")) {
            return profiles.computeIfAbsent(name, unused -> new LinkedHashMap<>());
        }
        if (name.startsWith("profile ")) {
            return profiles.computeIfAbsent(unquoted(name.substring(8)), unused -> new LinkedHashMap<>());
        }
        if (name.startsWith("sso-session ")) {
            return sessions.computeIfAbsent(unquoted(name.substring(12)), unused -> new LinkedHashMap<>());
        }
        if (!name.startsWith("services ") && !name.equals("plugins") && !name.equals("preview")) {
            ignored.add(name);
        }
        return new LinkedHashMap<>();
    }

    private static String unquoted(String name) {
        return name.replaceAll("^[\"'](.*)[\"']$", "$1");
    }

    private List<String> lines(Path file) {
        try {
            return Files.readString(file).replaceFirst("^\ufeff", "").lines().toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (MalformedInputException e) {
            // PowerShell 5 writes UTF-16 when it is not told otherwise, which the AWS tools cannot read either.
            unreadable.add(file);
            return List.of();
        } catch (IOException e) {
            unreadable.add(file);
            return List.of();
        }
    }

    private static Path file(Map<String, String> environment, String variable, Path usual) {
        String named = environment.getOrDefault(variable, "");
        return named.isEmpty() ? usual : Path.of(named);
    }
}
