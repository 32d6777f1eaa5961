package io.chartwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.publish.StubInternet;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own, because Java decides once whether passwords may be sent to proxies. */
class ProxyLoginTest {

    @TempDir
    Path folder;

    @Test
    void mainWhenTheProxyWantsALoginLogsInAndDoesNotTellThePassword() throws IOException, InterruptedException {
        try (StubInternet internet = new StubInternet(folder)) {
            internet.answer("GET", "https://web.example.com/x/index.yaml", "apiVersion: v1\nentries: {}\n");
            internet.proxy()
                    .require("Basic "
                            + Base64.getEncoder()
                                    .encodeToString("me:canary-password".getBytes(StandardCharsets.UTF_8)));
            Path printed = folder.resolve("printed");
            ProcessBuilder builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home", ""), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            classPath(),
                            Main.class.getName(),
                            "index",
                            "verify",
                            "https://web.example.com/x")
                    .redirectErrorStream(true)
                    .redirectOutput(printed.toFile());
            builder.environment().keySet().removeIf(name -> name.toLowerCase(Locale.ROOT)
                    .endsWith("_proxy"));
            builder.environment().putAll(internet.environment());
            builder.environment().put("HTTPS_PROXY", internet.proxy().address().replace("//", "//me:canary-password@"));

            int code = builder.start().waitFor();

            assertThat(printed).content().doesNotContain("canary");
            assertThat(code).isZero();
            assertThat(internet.requests).contains("GET https://web.example.com/x/index.yaml");
        }
    }

    /** Returns where all classes come from, however this test was started. */
    private static String classPath() {
        return Main.class.getClassLoader() instanceof URLClassLoader loader
                ? Arrays.stream(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(File.pathSeparator))
                : System.getProperty("java.class.path", "");
    }
}
