package io.chartwright.live;

import io.chartwright.live.Kubeconfig.Entry;
import io.chartwright.model.Scalar;
import io.chartwright.model.UnavailableException;
import io.chartwright.publish.http.Secrets;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Gives a client what the user of a context logs in with, in the order in which kubectl looks. */
final class Login {

    private final Entry user;
    private final Entry cluster;
    private final Map<String, String> environment;
    private final Secrets secrets;

    Login(Kubeconfig.Chosen chosen, Map<String, String> environment, Secrets secrets) {
        this.user = chosen.user();
        this.cluster = chosen.cluster();
        this.environment = environment;
        this.secrets = secrets;
    }

    /**
     * Adds certificates, tokens and the name of who is acted for.
     *
     * @throws UnavailableException when a file or a program that they come from fails
     */
    void applyTo(ConfigBuilder config) {
        certificate(config);
        user.text("username").ifPresent(config::withUsername);
        user.text("password").map(secrets::add).ifPresent(config::withPassword);
        Optional<Path> tokenFile = user.path("tokenFile");
        if (tokenFile.isPresent()) {
            Path file = tokenFile.get();
            config.withOauthTokenProvider(() -> secrets.add(read(file).strip()));
        } else if (user.text("token").isPresent()) {
            config.withOauthToken(secrets.add(user.text("token").get()));
        } else if (user.fields().mapping("exec").isPresent()) {
            exec(config);
        } else if (user.fields().mapping("auth-provider").isPresent()) {
            throw new UnavailableException("the user of the context logs in with an 'auth-provider', which kubectl has"
                    + " given up: use the cloud's exec plugin instead, such as kubelogin or gke-gcloud-auth-plugin");
        }
        user.text("as").ifPresent(config::withImpersonateUsername);
        config.withImpersonateGroups(user.fields().items("as-groups").stream()
                .filter(Scalar.class::isInstance)
                .map(group -> ((Scalar) group).text())
                .toArray(String[]::new));
    }

    private void certificate(ConfigBuilder config) {
        data("client-certificate").ifPresent(config::withClientCertData);
        data("client-key").ifPresent(config::withClientKeyData);
    }

    private void exec(ConfigBuilder config) {
        ExecPlugin plugin = new ExecPlugin(user, cluster, environment, secrets);
        ExecPlugin.Credential credential = plugin.credential();
        credential.certificate().ifPresent(pem -> config.withClientCertData(base64(pem)));
        credential.key().ifPresent(pem -> config.withClientKeyData(base64(pem)));
        if (credential.token().isPresent()) {
            config.withOauthTokenProvider(() -> plugin.credential().token().orElse(""));
        }
    }

    /** Returns what stands in the user's entry, or in the file that it names, in Base64. */
    private Optional<String> data(String key) {
        return user.text(key + "-data").or(() -> user.path(key).map(Login::read).map(Login::base64));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UnavailableException("could not read " + file + ", which the kubeconfig names", e);
        }
    }
}
