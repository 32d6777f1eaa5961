package io.chartwright.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.chartwright.model.ChartArchive;
import io.chartwright.model.UnavailableException;
import io.chartwright.publish.retry.Timing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of repository behind a proxy, with a certificate that Java does not trust by itself. */
class TargetsBehindProxyTest {

    private static final ChartArchive ARCHIVE = Charts.archive("mini", "1.0.0");

    @TempDir
    static Path folder;

    private static StubInternet internet;

    @BeforeAll
    static void start() throws IOException {
        internet = new StubInternet(folder);
    }

    @AfterAll
    static void stop() {
        internet.close();
    }

    @ParameterizedTest
    @CsvSource({
        "s3://charts/x, charts.s3.us-east-1.amazonaws.com",
        "gs://charts/x, storage.googleapis.com",
        "az://account/charts/x, account.blob.core.windows.net",
        "oci://registry.example.com/x, registry.example.com",
        "https://web.example.com/x, web.example.com",
        "chartmuseum+https://museum.example.com/x, museum.example.com",
        "git+https://git.example.com/x.git#pages, git.example.com"
    })
    void publishWhenThereIsAProxyGoesThroughItAndTrustsTheFile(String repository, String host) {
        clear();

        Throwable problem = publish(repository, Map.of());

        assertThat(problem).isInstanceOf(UnavailableException.class).hasMessageNotContaining("canary");
        assertThat(internet.proxy().requests).isNotEmpty().allMatch(("CONNECT " + host + ":443 HTTP/1.1")::equals);
        assertThat(internet.requests).isNotEmpty().allMatch(request -> request.contains(" https://" + host + "/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://charts/x",
                "oci://registry.example.com/x",
                "https://web.example.com/x",
                "git+https://git.example.com/x.git#pages"
            })
    void publishWhenTheCertificateIsOfNobodyKnownNamesTheVariable(String repository) {
        clear();

        assertThat(publish(repository, Map.of("SSL_CERT_FILE", "")))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("name its certificate in SSL_CERT_FILE");
        assertThat(internet.requests).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "oci://registry.example.com/x",
                "https://web.example.com/x",
                "chartmuseum+https://museum.example.com/x",
                "git+https://git.example.com/x.git#pages"
            })
    void publishWhenTheHostNeedsNoProxyAsksNone(String repository) {
        clear();

        assertThat(publish(repository, Map.of("NO_PROXY", "other.example,.example.com")))
                .isInstanceOf(UnavailableException.class);
        assertThat(internet.proxy().requests).isEmpty();
    }

    private static void clear() {
        internet.requests.clear();
        internet.proxy().requests.clear();
    }

    private static Throwable publish(String repository, Map<String, String> more) {
        Map<String, String> environment = new TreeMap<>(internet.environment());
        environment.putAll(Map.of(
                "HOME", folder.toString(),
                "AWS_ACCESS_KEY_ID", "id",
                "AWS_SECRET_ACCESS_KEY", "canary-secret",
                "GOOGLE_OAUTH_ACCESS_TOKEN", "canary-token",
                "AZURE_STORAGE_SAS_TOKEN", "sig=canary-signature",
                "CHARTWRIGHT_TOKEN", "canary-own"));
        environment.putAll(more);
        PublishOptions options = new PublishOptions(false, false, true, false, Duration.ZERO);
        return catchThrowable(() -> new Targets(options, environment, Timing.system())
                .open(repository)
                .publish(Release.of(ARCHIVE, Map.of())));
    }
}
