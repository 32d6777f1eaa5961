package io.chartwright.publish.gcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chartwright.model.UnavailableException;
import io.chartwright.publish.StubInternet;
import io.chartwright.publish.TestTiming;
import io.chartwright.publish.http.Network;
import io.chartwright.publish.retry.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys of service accounts are in {@link ServiceAccountTest}. */
class TokenChainTest {

    private static final String GOOGLE = "https://oauth2.googleapis.com/token";
    private static final String STS = "https://sts.googleapis.com/v1/token";
    private static final String ACCOUNT = "https://iamcredentials.googleapis.com/v1/release:generateAccessToken";
    private static final String MACHINE =
            "http://metadata.google.internal/computeMetadata/v1/instance/service-accounts/default/token";

    @TempDir
    Path home;

    private final Map<String, String> environment = new HashMap<>();
    private StubInternet internet;

    @BeforeEach
    void start() throws IOException {
        internet = new StubInternet(home)
                .answer("POST", GOOGLE, answer("canary-google"))
                .answer("POST", STS, answer("canary-sts"))
                .answer(
                        "POST",
                        ACCOUNT,
                        "{\"accessToken\": \"canary-account\", \"expireTime\": \"2026-01-02T04:00:00Z\"}")
                .answer("GET", "http://ci.example.com/token?audience=a", "{\"value\": \"canary-subject\"}")
                .answer("GET", MACHINE, answer("canary-machine"));
        environment.putAll(internet.environment());
        environment.put("HOME", home.toString());
    }

    @AfterEach
    void stop() {
        internet.close();
    }

    @Test
    void getWhenThereIsEverythingTakesOneAfterTheOther() throws IOException {
        environment.put("GOOGLE_OAUTH_ACCESS_TOKEN", "canary-one");
        environment.put("CLOUDSDK_AUTH_ACCESS_TOKEN", "canary-two");
        Files.writeString(home.resolve("token"), "canary-of-file\n");
        environment.put(
                "GOOGLE_APPLICATION_CREDENTIALS", federation("{\"file\": \"" + home.resolve("token") + "\"}", ""));
        Path gcloud = Files.createDirectories(home.resolve(".config/gcloud"));
        Path user = Files.writeString(gcloud.resolve("application_default_credentials.json"), user());

        assertThat(token()).isEqualTo("canary-one");
        environment.remove("GOOGLE_OAUTH_ACCESS_TOKEN");
        assertThat(token()).isEqualTo("canary-two");
        environment.remove("CLOUDSDK_AUTH_ACCESS_TOKEN");
        assertThat(token()).isEqualTo("canary-sts");
        assertThat(last()).contains("subject_token=canary-of-file");
        environment.remove("GOOGLE_APPLICATION_CREDENTIALS");
        assertThat(token()).isEqualTo("canary-google");
        assertThat(last()).contains("refresh_token=canary-refresh");
        Files.delete(user);
        assertThat(token()).isEqualTo("canary-machine");
        internet.close();
        assertThatThrownBy(this::token)
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("GOOGLE_OAUTH_ACCESS_TOKEN");
    }

    @Test
    void getWhenTheFileNamesAnAddressAndAnAccountAsksBoth() throws IOException {
        environment.put(
                "GOOGLE_APPLICATION_CREDENTIALS",
                federation(
                        "{\"url\": \"http://ci.example.com/token?audience=a\", \"headers\": {\"Authorization\": \"canary-ci\"},"
                                + " \"format\": {\"type\": \"json\", \"subject_token_field_name\": \"value\"}}",
                        ", \"service_account_impersonation_url\": \"" + ACCOUNT + "\""));

        assertThat(token()).isEqualTo("canary-account");
        assertThat(internet.requests).anyMatch(request -> request.contains("subject_token=canary-subject"));
    }

    @Test
    void getWhenTheFoldersAreThoseOfWindowsReadsThem() throws IOException {
        Path gcloud = Files.createDirectories(home.resolve("roaming/gcloud"));
        Files.writeString(gcloud.resolve("application_default_credentials.json"), user());
        environment.put("APPDATA", home.resolve("roaming").toString());

        assertThat(token()).isEqualTo("canary-google");
    }

    @Test
    void getWhenTheFileIsOfAnotherKindNamesTheKindsThatAreKnown() throws IOException {
        environment.put(
                "GOOGLE_APPLICATION_CREDENTIALS",
                Files.writeString(home.resolve("f.json"), "{\"type\": \"gdch_service_account\", \"key\": \"canary\"}")
                        .toString());

        assertThatThrownBy(this::token)
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("service_account, external_account or authorized_user")
                .hasMessageNotContaining("canary");
    }

    private String federation(String source, String more) throws IOException {
        return Files.writeString(
                        home.resolve("f.json"),
                        "{\"type\": \"external_account\", \"audience\": \"a\", \"subject_token_type\": \"jwt\","
                                + " \"token_url\": \"" + STS + "\", \"credential_source\": " + source + more + "}")
                .toString();
    }

    private static String user() {
        return "{\"type\": \"authorized_user\", \"client_id\": \"id\", \"client_secret\": \"canary-client\","
                + " \"refresh_token\": \"canary-refresh\"}";
    }

    private static String answer(String token) {
        return "{\"access_token\": \"" + token + "\", \"expires_in\": 3600}";
    }

    private String last() {
        return internet.requests.get(internet.requests.size() - 1);
    }

    private String token() {
        Network network = Network.of(new TreeMap<>(environment), new Patience(Patience.USUAL, new TestTiming()));
        String token = new TokenChain(network).get().value();
        assertThat(network.client().secrets().hide(token)).doesNotContain("canary");
        return token;
    }
}
