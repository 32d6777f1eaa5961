package io.chartwright.publish.s3;

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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsChainTest {

    @TempDir
    Path home;

    @Test
    void getWhenTheProfileIsInFilesReadsItWithCredentialsBeforeSettings() throws IOException {
        Path folder = Files.createDirectories(home.resolve(".aws"));
        Files.writeString(folder.resolve("config"), """
                [default]
                aws_access_key_id = other
                # [profile release]
                [profile release]
                region = eu-west-1
                aws_access_key_id = old
                s3 =
                  max_queue_size = 1
                """);
        Files.writeString(
                folder.resolve("credentials"),
                "[release]\naws_access_key_id=AKIA\naws_secret_access_key = a=b/c\naws_session_token = t\n");

        Credentials found = get(Map.of("AWS_PROFILE", "release"));

        assertThat(found).isEqualTo(new Credentials("AKIA", "a=b/c", Optional.of("t")));
    }

    @Test
    void getWhenTheEnvironmentHasAKeyTakesItBeforeTheProfile() throws IOException {
        Path folder = Files.createDirectories(home.resolve(".aws"));
        Files.writeString(folder.resolve("credentials"), "[default]\naws_access_key_id=a\naws_secret_access_key=b\n");

        assertThat(get(Map.of("AWS_ACCESS_KEY_ID", "A", "AWS_SECRET_ACCESS_KEY", "B")))
                .isEqualTo(new Credentials("A", "B", Optional.empty()));
        assertThat(get(Map.of())).isEqualTo(new Credentials("a", "b", Optional.empty()));
    }

    @Test
    void getWhenTheProfileIsNotThereNamesIt() {
        assertThatThrownBy(() -> get(Map.of("AWS_PROFILE", "relaese")))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("AWS_PROFILE names 'relaese', which is in no file of profiles");
    }

    @Test
    void getWhenThereIsNothingSaysWhatToSet() {
        assertThatThrownBy(() -> get(Map.of("AWS_EC2_METADATA_DISABLED", "true")))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE");
    }

    @Test
    void getWhenThereIsEverythingTakesOneAfterTheOther() throws IOException {
        Path folder = Files.createDirectories(home.resolve(".aws"));
        Path token = Files.writeString(home.resolve("token"), "canary-token\n");
        Map<String, String> all = everything(token);
        String machine = "http://169.254.169.254/latest/";
        try (StubInternet internet = new StubInternet(home)) {
            internet.answer("POST", "https://sts.us-east-1.amazonaws.com/", """
                            <Credentials><AccessKeyId>of-web-identity</AccessKeyId>
                            <SecretAccessKey>canary-sts</SecretAccessKey><SessionToken>canary-session</SessionToken>
                            <Expiration>2026-01-02T04:00:00Z</Expiration></Credentials>""")
                    .answer("GET", "http://169.254.170.2/task", json("of-container"))
                    .answer("PUT", machine + "api/token", "canary-imds")
                    .answer("GET", machine + "meta-data/iam/security-credentials/", "release\n")
                    .answer("GET", machine + "meta-data/iam/security-credentials/release", json("of-machine"));
            all.putAll(internet.environment());

            assertThat(get(all).id()).isEqualTo("of-environment");
            all.remove("AWS_ACCESS_KEY_ID");
            assertThat(get(all))
                    .isEqualTo(new Credentials("of-web-identity", "canary-sts", Optional.of("canary-session")));
            all.remove("AWS_ROLE_ARN");
            Files.writeString(
                    folder.resolve("credentials"),
                    "[default]\naws_access_key_id=of-profile\naws_secret_access_key=canary-profile\n");
            assertThat(get(all).id()).isEqualTo("of-profile");
            Files.delete(folder.resolve("credentials"));
            assertThat(get(all))
                    .isEqualTo(new Credentials("of-container", "canary-json", Optional.of("canary-json-token")));
            all.remove("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI");
            assertThat(get(all).id()).isEqualTo("of-machine");
            all.put("AWS_EC2_METADATA_DISABLED", "true");
            assertThatThrownBy(() -> get(all)).isInstanceOf(UnavailableException.class);
        }
    }

    private static Map<String, String> everything(Path token) {
        return new TreeMap<>(Map.of(
                "AWS_ACCESS_KEY_ID", "of-environment",
                "AWS_SECRET_ACCESS_KEY", "canary-environment",
                "AWS_WEB_IDENTITY_TOKEN_FILE", token.toString(),
                "AWS_ROLE_ARN", "arn:aws:iam::1:role/release",
                "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/task",
                "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", token.toString()));
    }

    @Test
    void getWhenTheContainerNamesAServerAsksItWithItsToken() throws IOException {
        try (StubInternet internet = new StubInternet(home)) {
            internet.answer("GET", "http://169.254.170.23/v1/credentials", json("of-pod"));
            Map<String, String> variables = new TreeMap<>(internet.environment());
            variables.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://169.254.170.23/v1/credentials");
            variables.put("AWS_CONTAINER_AUTHORIZATION_TOKEN", "canary-pod");

            assertThat(get(variables).id()).isEqualTo("of-pod");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sso_session = work", "role_arn = arn:aws:iam::1:role/x", "credential_process = /bin/x"})
    void getWhenTheProfileLogsInInAnotherWayDoesNotTakeTheMachinesCredentials(String setting) throws IOException {
        Path folder = Files.createDirectories(home.resolve(".aws"));
        Files.writeString(folder.resolve("config"), "[profile work]\n" + setting + "\n");

        assertThatThrownBy(() -> get(Map.of("AWS_PROFILE", "work", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/task")))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("the profile 'work'")
                .hasMessageContaining("aws configure export-credentials --profile work --format env");
    }

    private static String json(String id) {
        return "{\"AccessKeyId\": \"" + id + "\", \"SecretAccessKey\": \"canary-json\", \"Token\":"
                + " \"canary-json-token\", \"Expiration\": \"2026-01-02T04:00:00Z\"}";
    }

    private Credentials get(Map<String, String> variables) {
        Map<String, String> environment = new TreeMap<>(variables);
        environment.put("HOME", home.toString());
        Network network = Network.of(environment, new Patience(Patience.USUAL, new TestTiming()));
        Credentials found = new CredentialsChain(network, Profile.of(network), "us-east-1")
                .get()
                .value();
        if (found.secret().startsWith("canary")) {
            String told = found.secret() + found.sessionToken().orElse("");
            assertThat(network.client().secrets().hide(told)).doesNotContain("canary");
        }
        return found;
    }
}
