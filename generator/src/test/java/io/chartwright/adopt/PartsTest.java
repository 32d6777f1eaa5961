package io.chartwright.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.secrecy.Secrecy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The small languages that stand in manifests: images, connection strings, addresses of object stores. */
class PartsTest {
    @ParameterizedTest
    @CsvSource({
        "nginx, docker.io/nginx:latest",
        "boomi/flow:2.1, docker.io/boomi/flow:2.1",
        "localhost/flow:1, localhost/flow:1",
        "registry:5000/a/b, registry:5000/a/b:latest",
        "example.com/a:1@sha256:ab, example.com/a@sha256:ab"
    })
    void imageWhenParsedIsReadAsAContainerEngineDoes(String text, String full) {
        assertThat(ImageName.parse(text)).hasToString(full);
    }

    @Test
    void connectionStringWhenParsedKeepsWhatIsQuoted() {
        assertThat(ConnectionString.parts(
                        "Host=a;Password=\"x;\"\"y='\";SSL Mode = Prefer ;Empty=;Application Name={0}"))
                .containsEntry("Host", "a")
                .containsEntry("Password", "x;\"y='")
                .containsEntry("SSL Mode", "Prefer")
                .containsEntry("Empty", "")
                .containsEntry("Application Name", "{0}");
    }

    @ParameterizedTest
    @CsvSource({
        "b.s3.eu-west-1.amazonaws.com, s3, b.s3.eu-west-1.amazonaws.com",
        "b.s3-eu-west-1.amazonaws.com/x/y, s3, b.s3.eu-west-1.amazonaws.com/x/y",
        "a.b.s3.cn-north-1.amazonaws.com.cn, s3, a.b.s3.cn-north-1.amazonaws.com.cn",
        "s3.eu-west-1.amazonaws.com/b/x, s3, s3.eu-west-1.amazonaws.com/b/x",
        "a.blob.core.windows.net/c/x, azureBlob, a.blob.core.windows.net/c/x",
        "a.z6.web.core.windows.net, azureWebsite, a.z6.web.core.windows.net",
        "storage.googleapis.com/b, gcs, storage.googleapis.com/b",
        "b.storage.googleapis.com, gcs, storage.googleapis.com/b",
        "player-pages.amazonaws.com, https, player-pages.amazonaws.com",
        "cdn.example.com:8443/a, https, cdn.example.com:8443/a"
    })
    void originWhenReadIsWrittenAsTheChartDoes(String address, String type, String written) {
        OriginAddress origin = OriginAddress.of(FieldTable.read("settings.yaml"), address);

        assertThat(origin.values()).containsEntry("type", type);
        assertThat(origin.address()).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "DB_PASSWORD, x, true",
        "apiKey, x, true",
        "URL, https://u:p@example.com, true",
        "SETTINGS, 'Host=a;Password=b', true",
        "LOGGING_LEVEL, debug, false",
        "BASE_URL, https://flow.example.com, false"
    })
    void settingWhenItMayBeSecretIsTakenForOne(String name, String text, boolean isSecret) {
        assertThat(Secrecy.isSecret(name, text)).isEqualTo(isSecret);
    }
}
