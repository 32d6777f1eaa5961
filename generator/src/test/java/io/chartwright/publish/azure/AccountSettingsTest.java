package io.chartwright.publish.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chartwright.model.UnavailableException;
import io.chartwright.publish.StubInternet;
import io.chartwright.publish.TestTiming;
import io.chartwright.publish.http.Network;
import io.chartwright.publish.http.WebRequest;
import io.chartwright.publish.retry.Patience;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountSettingsTest {

    private static final String KEY = "Y2FuYXJ5LWtleQ==";
    private static final String LOGIN = "https://login.microsoftonline.com/tenant/oauth2/v2.0/token";
    private static final String MACHINE =
            "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=https%3A%2F%2Fstorage.azure.com%2F&client_id=client";
    private static final String APP =
            "http://app.example.com/msi?api-version=2019-08-01&resource=https%3A%2F%2Fstorage.azure.com%2F&client_id=client";

    @TempDir
    Path folder;

    @Test
    void ofWhenThereIsEverythingTakesOneAfterTheOther() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "canary-assertion\n");
        Map<String, String> all = everything(token);
        try (StubInternet internet = new StubInternet(folder)) {
            internet.answer("POST", LOGIN, "{\"access_token\": \"canary-login\", \"expires_in\": 3600}")
                    .answer("GET", APP, "{\"access_token\": \"canary-app\", \"expires_on\": \"1767330000\"}")
                    .answer("GET", MACHINE, "{\"access_token\": \"canary-machine\", \"expires_on\": \"1767330000\"}");
            all.putAll(internet.environment());

            assertThat(proof(all)).isEqualTo("sv=1&sig=canary-connection");
            all.put("AZURE_STORAGE_CONNECTION_STRING", "AccountName=acc;AccountKey=" + KEY);
            assertThat(proof(all)).startsWith("SharedKey acc:");
            all.remove("AZURE_STORAGE_CONNECTION_STRING");
            assertThat(proof(all)).startsWith("SharedKey acc:");
            all.remove("AZURE_STORAGE_KEY");
            assertThat(proof(all)).isEqualTo("sv=2&sig=canary-sas");
            all.remove("AZURE_STORAGE_SAS_TOKEN");
            assertThat(proof(all)).isEqualTo("Bearer canary-login");
            assertThat(last(internet))
                    .contains("client_assertion=canary-assertion")
                    .doesNotContain("canary-secret");
            all.remove("AZURE_FEDERATED_TOKEN_FILE");
            assertThat(proof(all)).isEqualTo("Bearer canary-login");
            assertThat(last(internet)).contains("client_secret=canary-secret");
            takesTheMachineLast(all);
        }
    }

    private static void takesTheMachineLast(Map<String, String> all) {
        all.remove("AZURE_CLIENT_SECRET");
        assertThat(proof(all)).isEqualTo("Bearer canary-app");
        all.remove("IDENTITY_ENDPOINT");
        assertThat(proof(all)).isEqualTo("Bearer canary-machine");
        all.put("AZURE_CLIENT_ID", "other");
        assertThatThrownBy(() -> proof(all))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("AZURE_STORAGE_CONNECTION_STRING, AZURE_STORAGE_KEY or");
    }

    private static Map<String, String> everything(Path token) {
        return new TreeMap<>(Map.of(
                "AZURE_STORAGE_CONNECTION_STRING", "AccountName=acc;SharedAccessSignature=sv=1&sig=canary-connection",
                "AZURE_STORAGE_KEY", KEY,
                "AZURE_STORAGE_SAS_TOKEN", "?sv=2&sig=canary-sas",
                "AZURE_TENANT_ID", "tenant",
                "AZURE_CLIENT_ID", "client",
                "AZURE_FEDERATED_TOKEN_FILE", token.toString(),
                "AZURE_CLIENT_SECRET", "canary-secret",
                "IDENTITY_ENDPOINT", "http://app.example.com/msi",
                "IDENTITY_HEADER", "canary-header"));
    }

    @Test
    void ofWhenTheConnectionStringIsOfAnotherAccountSaysSoWithoutTheKey() {
        assertThatThrownBy(
                        () -> proof(Map.of("AZURE_STORAGE_CONNECTION_STRING", "AccountName=other;AccountKey=canary")))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("'other', not of 'acc'")
                .hasMessageNotContaining("canary");
    }

    @Test
    void ofWhenTheKeyIsBrokenDoesNotRepeatIt() {
        assertThatThrownBy(() -> proof(Map.of("AZURE_STORAGE_KEY", "canary!")))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("Base64")
                .hasMessageNotContaining("canary");
    }

    private static String last(StubInternet internet) {
        return internet.requests.get(internet.requests.size() - 1);
    }

    /** Returns what a request carries: the header that proves who asks, or the query. */
    private static String proof(Map<String, String> environment) {
        Network network = Network.of(environment, new Patience(Patience.USUAL, new TestTiming()));
        AccountSettings settings = AccountSettings.of("acc", network);
        WebRequest request =
                settings.authorizer().authorize(WebRequest.of("GET", URI.create(settings.endpoint() + "/c/x")));
        assertThat(settings.endpoint()).isEqualTo("https://acc.blob.core.windows.net");
        String proof = request.headers()
                .getOrDefault("Authorization", String.valueOf(request.uri().getQuery()));
        assertThat(network.client().secrets().hide(proof)).doesNotContain("canary");
        return proof;
    }
}
