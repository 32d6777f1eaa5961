package io.chartwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.publish.StubInternet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every way to log in at every kind of repository, with servers that tell in their answers all that they were told: no
 * command prints a credential, or a token that was got for one, with {@code --debug} either.
 */
class SecretsInOutputTest {
    private static final String CANARY = "canary/+ of=everything&";
    private static final String BUNDLE = "dist/mini-1.2.0.bundle.tgz";
    private static final String BASIC =
            Base64.getEncoder().encodeToString(("me:" + CANARY).getBytes(StandardCharsets.UTF_8));
    private static final String GOOGLE = "https://oauth2.googleapis.com/token";

    @TempDir
    static Path folder;

    private static StubInternet internet;

    @BeforeAll
    static void start() throws IOException {
        CaseProject.lay("package-honours-the-epoch", folder);
        // Publishing a bundle renders nothing.
        assertThat(Ran.in(folder, Map.of(), "", "bundle").exitCode()).isZero();
        String token = "{\"access_token\": \"canary-issued\", \"expires_in\": 3600}";
        internet = new StubInternet(folder)
                .quoting()
                .answer("POST", GOOGLE, token)
                .answer("POST", "https://login.microsoftonline.com/tenant/oauth2/v2.0/token", token)
                .answer(
                        "POST",
                        "https://sts.us-east-1.amazonaws.com/",
                        "<AccessKeyId>id</AccessKeyId><SecretAccessKey>canary-issued</SecretAccessKey>"
                                + "<SessionToken>canary-issued</SessionToken>"
                                + "<Expiration>2036-01-02T04:00:00Z</Expiration>");
    }

    @AfterAll
    static void stop() {
        internet.close();
    }

    static Stream<Arguments> logins() throws IOException, GeneralSecurityException {
        List<Arguments> logins = new ArrayList<>();
        List<String> servers = List.of(
                "oci://registry.example.com/x",
                "https://web.example.com/x",
                "chartmuseum+https://museum.example.com",
                "git+https://git.example.com/x.git#pages");
        for (String server : servers) {
            logins.add(login(server, "CHARTWRIGHT_USERNAME=me", "CHARTWRIGHT_PASSWORD=" + CANARY));
            logins.add(login(server, "CHARTWRIGHT_TOKEN=" + CANARY));
            String withLogin = server.replace("://", "://me:canary-word@");
            logins.add(server.startsWith("git") ? login(withLogin) : refused(withLogin));
        }
        logins.add(login(servers.get(0), "DOCKER_CONFIG=" + docker("registry.example.com")));
        logins.add(login(servers.get(1), "NETRC=" + file("netrc", "machine web.example.com login me password canary")));
        logins.addAll(clouds());
        return logins.stream();
    }

    private static List<Arguments> clouds() throws IOException, GeneralSecurityException {
        String token = file("token", "canary-identity");
        String s3 = "s3://charts/x";
        String azure = "az://account/charts/x";
        String google = "gs://charts/x";
        String key = Base64.getEncoder().encodeToString(CANARY.getBytes(StandardCharsets.UTF_8));
        return List.of(
                login(
                        s3,
                        "AWS_ACCESS_KEY_ID=id",
                        "AWS_SECRET_ACCESS_KEY=" + CANARY,
                        "AWS_SESSION_TOKEN=canary-session"),
                login(s3, "AWS_WEB_IDENTITY_TOKEN_FILE=" + token, "AWS_ROLE_ARN=arn:aws:iam::1:role/r"),
                login(
                        s3,
                        "AWS_WEB_IDENTITY_TOKEN_FILE=" + token,
                        "AWS_ROLE_ARN=arn",
                        "AWS_ENDPOINT_URL_STS=https://sts.example.com"),
                login(
                        s3,
                        "AWS_CONTAINER_CREDENTIALS_FULL_URI=https://pod.example.com/v1",
                        "AWS_CONTAINER_AUTHORIZATION_TOKEN=" + CANARY),
                login(azure, "AZURE_STORAGE_KEY=" + key),
                login(azure, "AZURE_STORAGE_SAS_TOKEN=sv=1&sig=canary%2Fsig"),
                login(azure, "AZURE_STORAGE_CONNECTION_STRING=AccountName=account;AccountKey=" + key),
                refused(azure, "AZURE_STORAGE_CONNECTION_STRING=AccountName=account;AccountKey=" + CANARY),
                azure("AZURE_CLIENT_SECRET=" + CANARY, "https://login.microsoftonline.com"),
                azure("AZURE_CLIENT_SECRET=" + CANARY, "https://login.example.com"),
                azure("AZURE_FEDERATED_TOKEN_FILE=" + token, "https://login.example.com"),
                login(google, "GOOGLE_OAUTH_ACCESS_TOKEN=" + CANARY),
                login(google, "GOOGLE_APPLICATION_CREDENTIALS=" + account(GOOGLE)),
                login(google, "GOOGLE_APPLICATION_CREDENTIALS=" + account("https://token.example.com/t")),
                login(google, "GOOGLE_APPLICATION_CREDENTIALS=" + federation(token)));
    }

    private static String federation(String token) throws IOException {
        return file(
                "federation",
                "{\"type\": \"external_account\", \"audience\": \"a\", \"subject_token_type\": \"jwt\","
                        + " \"token_url\": \"https://sts.example.com/t\","
                        + " \"credential_source\": {\"file\": \"" + token + "\"}}");
    }

    @ParameterizedTest
    @MethodSource("logins")
    void commandsWhenServersQuoteWhatTheyWereToldTellNoSecret(
            String repository, Map<String, String> login, boolean isUsable) {
        Map<String, String> environment = new HashMap<>(internet.environment());
        environment.put("HOME", folder.toString());
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        environment.putAll(login);
        int before = internet.requests.size();
        String file = repository.replaceFirst("#.*", "") + "/mini-1.2.0.tgz";

        assertSilent(environment, "publish", BUNDLE, "--repo", repository, "--single-writer");
        assertSilent(environment, "index", "repair", repository, "--single-writer", "--format", "json");
        assertSilent(environment, "verify", repository.startsWith("oci") ? repository + "/mini:1.2.0" : file);
        if (isUsable) {
            assertThat(internet.requests.size()).as("requests").isGreaterThan(before);
        }
        environment.put("SSL_CERT_FILE", "");
        assertSilent(environment, "publish", BUNDLE, "--repo", repository, "--single-writer");
    }

    private static void assertSilent(Map<String, String> environment, String... command) {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(List.of("--debug", "--retry-time", "0s"));

        Ran ran = Ran.in(folder, environment, "", words.toArray(String[]::new));

        assertThat(ran.all())
                .as("%s", words)
                .doesNotContainIgnoringCase("canary")
                .doesNotContain(BASIC)
                .doesNotContain(BASIC.substring(4, 20));
        assertThat(ran.exitCode()).as("%s: %s", words, ran.all()).isIn(1, 2, 3);
    }

    private static Arguments azure(String secret, String authority) {
        return login(
                "az://account/charts/x",
                "AZURE_TENANT_ID=tenant",
                "AZURE_CLIENT_ID=client",
                "AZURE_AUTHORITY_HOST=" + authority,
                secret);
    }

    private static Arguments login(String repository, String... variables) {
        return Arguments.of(repository, environment(variables), true);
    }

    /** What is refused before any server is asked. */
    private static Arguments refused(String repository, String... variables) {
        return Arguments.of(repository, environment(variables), false);
    }

    private static Map<String, String> environment(String... variables) {
        Map<String, String> environment = new HashMap<>();
        for (String variable : variables) {
            int equals = variable.indexOf('=');
            environment.put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        return environment;
    }

    private static String docker(String registry) throws IOException {
        Path config = Files.createDirectories(folder.resolve("docker"));
        Files.writeString(
                config.resolve("config.json"), "{\"auths\": {\"" + registry + "\": {\"auth\": \"" + BASIC + "\"}}}");
        return config.toString();
    }

    private static String account(String server) throws IOException, GeneralSecurityException {
        byte[] key = KeyPairGenerator.getInstance("RSA")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        return file(
                "account-" + server.length(),
                "{\"type\": \"service_account\", \"client_email\": \"me@example.com\", \"token_uri\": \"" + server
                        + "\", \"private_key\": \"-----BEGIN PRIVATE KEY-----\\n"
                        + Base64.getEncoder().encodeToString(key) + "\\n-----END PRIVATE KEY-----\\n\"}");
    }

    private static String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }
}
