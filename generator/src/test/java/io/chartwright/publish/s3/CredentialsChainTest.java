package io.chartwright.publish.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chartwright.model.UnavailableException;
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

class CredentialsChainTest {

    @TempDir
    Path home;

    @Test
    void getWhenTheProfileIsInFilesReadsItWithCredentialsBeforeSettings() throws IOException {
        Path folder = Files.createDirectories(home.resolve(".aws"));
        Files.writeString(
                folder.resolve("config"),
                "[default]\naws_access_key_id = other\n# [profile release]\n[profile release]\nregion = eu-west-1\n"
                        + "aws_access_key_id = old\ns3 =\n  max_queue_size = 1\n");
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

    private Credentials get(Map<String, String> variables) {
        Map<String, String> environment = new TreeMap<>(variables);
        environment.put("HOME", home.toString());
        Network network = Network.of(environment, new Patience(Patience.USUAL, new TestTiming()));
        return new CredentialsChain(network, Profile.of(network), "us-east-1")
                .get()
                .value();
    }
}
