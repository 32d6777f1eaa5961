package io.chartwright.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Starts the program as a process of its own, as a container does. */
class MainTest {
    private static final String PASSWORD = "hunter22-pa;ss";

    private record Ended(int code, String out, String err) {}

    @Test
    void mainWhenVariableIsMissingExitsWithOneLine() throws IOException, InterruptedException {
        Ended ended = run(Map.of("BASE_URL", "https://flow.example.com"));

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err().lines()).singleElement().asString().contains("DATABASE_CONNECTION_STRING: is missing");
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void mainWhenDatabaseIsNotThereExitsWithoutPrintingSecrets() throws IOException, InterruptedException {
        Ended ended = run(Map.of(
                "BASE_URL", "https://flow.example.com",
                "INSTALLATION_TOKEN", "t0ken-secret",
                "DATABASE_CONNECTION_STRING",
                        "Host=127.0.0.1;Timeout=3;Username=u;Password=\"" + PASSWORD + "\";Port=" + closedPort()));

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err().lines()).singleElement().asString().contains("SQLSTATE 08001");
        assertThat(ended.out() + ended.err()).doesNotContain(PASSWORD).doesNotContain("t0ken-secret");
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Ended run(Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Ended(
                    process.exitValue(),
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8),
                    new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
        } finally {
            process.destroyForcibly();
        }
    }
}
