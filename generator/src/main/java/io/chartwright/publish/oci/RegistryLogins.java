package io.chartwright.publish.oci;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who logs in at which registry: {@code CHARTWRIGHT_USERNAME} and {@code CHARTWRIGHT_PASSWORD}, or
 * {@code CHARTWRIGHT_TOKEN}, else what {@code helm registry login} keeps, else what {@code docker login} keeps.
 *
 * @param environment the environment variables
 */
record RegistryLogins(Map<String, String> environment) {

    private static final String DOCKER_HUB = "https://index.docker.io/v1/";

    /** Returns who logs in at the registry; empty for nobody. */
    Optional<Login> find(OciReference registry) {
        Optional<Login> own = ofEnvironment();
        if (own.isPresent()) {
            return own;
        }
        String server = registry.host().equals("docker.io") ? DOCKER_HUB : registry.host();
        for (Path path : files()) {
            Optional<LoginFile> file = LoginFile.read(path);
            Optional<Login> login = file.flatMap(keeper -> keeper.helper(server))
                    .flatMap(name -> new CredentialHelper(name, environment).login(server))
                    .or(() -> file.flatMap(keeper -> keeper.login(server)));
            if (login.isPresent()) {
                return login;
            }
        }
        return Optional.empty();
    }

    private Optional<Login> ofEnvironment() {
        String user = value("CHARTWRIGHT_USERNAME");
        String token = value("CHARTWRIGHT_TOKEN");
        if (!user.isEmpty()) {
            return Optional.of(Login.of(user, value("CHARTWRIGHT_PASSWORD")));
        }
        return token.isEmpty() ? Optional.empty() : Optional.of(new Login(Login.Kind.REGISTRY_TOKEN, "", token));
    }

    /** Returns where Helm and Docker keep logins on any system; most of these files are not there. */
    private List<Path> files() {
        List<Path> files = new ArrayList<>();
        Path home = Path.of(value("HOME").isEmpty() ? value("USERPROFILE") : value("HOME"));
        String file = "registry/config.json";
        if (!value("HELM_REGISTRY_CONFIG").isEmpty()) {
            files.add(Path.of(value("HELM_REGISTRY_CONFIG")));
        } else if (!value("HELM_CONFIG_HOME").isEmpty()) {
            files.add(Path.of(value("HELM_CONFIG_HOME"), file));
        } else if (!value("XDG_CONFIG_HOME").isEmpty()) {
            files.add(Path.of(value("XDG_CONFIG_HOME"), "helm", file));
        } else {
            files.add(home.resolve(".config/helm").resolve(file));
            files.add(home.resolve("Library/Preferences/helm").resolve(file));
            if (!value("APPDATA").isEmpty()) {
                files.add(Path.of(value("APPDATA"), "helm", file));
            }
        }
        String docker = value("DOCKER_CONFIG");
        files.add((docker.isEmpty() ? home.resolve(".docker") : Path.of(docker)).resolve("config.json"));
        return files;
    }

    private String value(String name) {
        return environment.getOrDefault(name, "");
    }
}
