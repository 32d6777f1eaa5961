package io.chartwright.e2e.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.chartwright.model.ChartArchive;
import io.chartwright.model.UnavailableException;
import io.chartwright.publish.Publication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real registry with TLS and a password, and both Helms as its clients. */
class HelmReadsRegistryTest {

    private static final Path TOOLS = Path.of(System.getProperty("user.home", ""), ".cache", "chart-tools");
    private static final Path OPENSSL = Path.of("/usr/bin/openssl");
    private static final String PASSWORD = "s3cret-canary";

    /** The password's hash as htpasswd -B writes it; registries take no other kind. */
    private static final String HASH = "user:$2y$05$kIOXR2GWtQvcX1oVxHTXMuxUgNOCIZLXSCvZk8crAuImUDuTAbiOy";

    @TempDir
    static Path folder;

    private static int port;
    private static ServerProcess process;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(Files.isExecutable(RegistryKind.PROGRAM), "docker-registry is not here");
        assumeTrue(Files.isExecutable(OPENSSL), "openssl is not here");
        assumeTrue(Files.isExecutable(TOOLS.resolve("helm3")), "helm3 is not here");
        makeCertificate();
        Files.writeString(folder.resolve("htpasswd"), HASH + "\n");
        port = ServerProcess.freePort();
        Path config = Files.writeString(
                folder.resolve("config.yml"),
                "version: 0.1\nlog: {level: error, accesslog: {disabled: true}}\nstorage: {filesystem: {rootdirectory: "
                        + folder.resolve("data") + "}}\nauth: {htpasswd: {realm: charts, path: "
                        + folder.resolve("htpasswd") + "}}\nhttp: {addr: \"127.0.0.1:" + port
                        + "\", tls: {certificate: " + folder.resolve("cert.pem") + ", key: "
                        + folder.resolve("key.pem") + "}}\n");
        process =
                ServerProcess.start(port, folder, List.of(RegistryKind.PROGRAM.toString(), "serve", config.toString()));
    }

    @AfterAll
    static void stop() {
        if (process != null) {
            process.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"helm3", "helm4"})
    void publishWhenHelmIsLoggedInUsesItsLoginAndHelmReadsTheChart(String name) throws IOException {
        Program helm = loggedIn(name);
        ChartArchive archive = PublishOnce.archive("mini", "1.2.3-rc.1+b5", "hello");
        String chart = repository("team/" + name) + "/mini";

        String digest = digest(PublishOnce.publish(repository("team/" + name), environment(helm), archive));

        assertThat(pulled(helm, chart, "--version", "1.2.3-rc.1+b5"))
                .hasBinaryContent(archive.content().bytes());
        assertThat(pulled(helm, chart + "@" + digest))
                .hasBinaryContent(archive.content().bytes());
        assertThat(run(helm, "show", "chart", chart, "--version", "1.2.3-rc.1+b5"))
                .contains("version: 1.2.3-rc.1+b5");
        assertThat(run(helm, "template", "r", chart, "--version", "1.2.3-rc.1+b5"))
                .contains("kind: ConfigMap");
    }

    @ParameterizedTest
    @ValueSource(strings = {"helm3", "helm4"})
    void publishWhenHelmPushesTheSameArchiveHasTheSameManifest(String name) throws IOException {
        Program helm = loggedIn(name);
        ChartArchive archive = PublishOnce.archive("mini", "1.0.0", "hello");
        Path file = Files.createTempDirectory(folder, name).resolve(archive.fileName());
        Files.write(file, archive.content().bytes());
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("1980-01-01T00:00:00Z")));

        String pushed = run(helm, "push", file.toString(), repository("push/" + name));
        Publication ours = PublishOnce.publish(repository("ours/" + name), environment(helm), archive);

        assertThat(pushed).contains("Digest: " + digest(ours));
    }

    @Test
    void publishWhenThePasswordIsWrongSaysHowToLogInWithoutIt() {
        Map<String, String> environment = Map.of(
                "SSL_CERT_FILE", folder.resolve("ca.pem").toString(),
                "CHARTWRIGHT_USERNAME", "user",
                "CHARTWRIGHT_PASSWORD", "wr0ng-canary");

        assertThatThrownBy(() ->
                        PublishOnce.publish(repository("x"), environment, PublishOnce.archive("mini", "1.0.0", "")))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("401")
                .hasMessageContaining("helm registry login")
                .hasMessageNotContaining("canary");
    }

    private static String repository(String path) {
        return "oci://localhost:" + port + "/" + path;
    }

    private static String digest(Publication publication) {
        return publication.remarks().get(0).replaceFirst(".*@", "");
    }

    private static Map<String, String> environment(Program helm) {
        Map<String, String> environment = new HashMap<>(helm.environment());
        environment.put("SSL_CERT_FILE", folder.resolve("ca.pem").toString());
        return environment;
    }

    private static Program loggedIn(String name) throws IOException {
        Path home = Files.createTempDirectory(folder, name);
        Program helm = new Program(
                TOOLS.resolve(name),
                Map.of(
                        "HELM_CACHE_HOME", home.resolve("cache").toString(),
                        "HELM_CONFIG_HOME", home.resolve("config").toString(),
                        "HELM_DATA_HOME", home.resolve("data").toString(),
                        "TZ", "UTC"));
        helm.run(
                PASSWORD,
                "registry",
                "login",
                "localhost:" + port,
                "--username",
                "user",
                "--password-stdin",
                "--ca-file",
                folder.resolve("ca.pem").toString());
        return helm;
    }

    private static Path pulled(Program helm, String... what) throws IOException {
        Path into = Files.createTempDirectory(folder, "pulled");
        run(
                helm,
                Stream.of(Stream.of("pull", "--destination", into.toString()), Stream.of(what))
                        .flatMap(words -> words)
                        .toArray(String[]::new));
        try (Stream<Path> files = Files.list(into)) {
            return files.findFirst().orElseThrow();
        }
    }

    private static String run(Program helm, String... arguments) throws IOException {
        return helm.run(
                "",
                Stream.concat(
                                Stream.of(arguments),
                                Stream.of("--ca-file", folder.resolve("ca.pem").toString()))
                        .toArray(String[]::new));
    }

    /** Makes a certificate for {@code localhost}, and the authority that signs it. */
    private static void makeCertificate() throws IOException {
        Files.writeString(folder.resolve("names"), "subjectAltName=DNS:localhost,IP:127.0.0.1\n");
        for (String command : List.of(
                "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=authority -keyout DIR/ca.key -out DIR/ca.pem",
                "req -newkey rsa:2048 -nodes -subj /CN=localhost -keyout DIR/key.pem -out DIR/request.pem",
                "x509 -req -CAcreateserial -days 2 -in DIR/request.pem -CA DIR/ca.pem -CAkey DIR/ca.key -out DIR/cert.pem"
                        + " -extfile DIR/names")) {
            new Program(OPENSSL, Map.of())
                    .run("", command.replace("DIR", folder.toString()).split(" ", -1));
        }
    }
}
