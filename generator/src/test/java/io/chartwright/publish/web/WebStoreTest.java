package io.chartwright.publish.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chartwright.model.ChartArchive;
import io.chartwright.model.Content;
import io.chartwright.model.UnknownNameException;
import io.chartwright.publish.Charts;
import io.chartwright.publish.Provenance;
import io.chartwright.publish.Publication;
import io.chartwright.publish.PublishOptions;
import io.chartwright.publish.Release;
import io.chartwright.publish.Targets;
import io.chartwright.publish.retry.Timing;
import io.chartwright.publish.store.PublishConflictException;
import io.chartwright.publish.store.PublishException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebStoreTest {

    private static final ChartArchive ARCHIVE = Charts.archive("mini", "1.0.0");
    private static final ChartArchive OTHER = Charts.archive("mini", "1.0.0", "kind: Secret\n");
    private static final Provenance SIGNATURE = Provenance.of(Content.of("signature"));

    @TempDir
    Path home;

    private final Map<String, String> environment = new HashMap<>();
    private boolean isSingleWriter = true;
    private FileServer server;

    @BeforeEach
    void start() throws IOException {
        server = new FileServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void publishWhenServerHasNoLocksPutsTheIndexAfterWhatItLists() {
        publish(server.address() + "/charts", Release.of(ARCHIVE, Map.of()));

        assertThat(server.requests.stream().filter(request -> request.startsWith("PUT")))
                .containsExactly(
                        "PUT /charts/mini-1.0.0.tgz null",
                        "PUT /charts/index.yaml null",
                        "PUT /charts/index.html null",
                        "PUT /charts/artifacthub-repo.yml null");
        assertThat(server.files.get("/charts/mini-1.0.0.tgz"))
                .isEqualTo(ARCHIVE.content().bytes());
    }

    @Test
    void publishWhenServerHasNoLocksWantsToBeTheOnlyWriter() {
        isSingleWriter = false;

        assertThatThrownBy(() -> publish(server.address() + "/charts", Release.of(ARCHIVE, Map.of())))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("--single-writer");
        assertThat(server.files).isEmpty();
    }

    @Test
    void publishWhenSomebodyLogsInTellsThisServerAlone() {
        environment.put("CHARTWRIGHT_TOKEN", "t0ken");

        publish(server.address() + "/charts", Release.of(ARCHIVE, Map.of()));

        assertThat(server.requests).allMatch(request -> request.endsWith("Bearer t0ken"));
    }

    @Test
    void publishWhenThereAreSeveralLoginsTakesOneAfterTheOther() throws IOException {
        environment.put("CHARTWRIGHT_USERNAME", "me");
        environment.put("CHARTWRIGHT_PASSWORD", "one");
        environment.put("CHARTWRIGHT_TOKEN", "two");
        environment.put(
                "NETRC",
                Files.writeString(home.resolve("own"), "machine 127.0.0.1 login me password three\n")
                        .toString());
        environment.put("HOME", home.toString());
        Files.writeString(home.resolve(".netrc"), "machine 127.0.0.1 login me password four\n");

        assertThat(login()).isEqualTo("Basic bWU6b25l");
        environment.remove("CHARTWRIGHT_USERNAME");
        assertThat(login()).isEqualTo("Bearer two");
        environment.remove("CHARTWRIGHT_TOKEN");
        assertThat(login()).isEqualTo("Basic bWU6dGhyZWU=");
        environment.remove("NETRC");
        assertThat(login()).isEqualTo("Basic bWU6Zm91cg==");
        Files.delete(home.resolve(".netrc"));
        assertThat(login()).isEqualTo("null");
    }

    /** Returns who logs in when something is published. */
    private String login() {
        server.requests.clear();
        publish(server.address() + "/charts", Release.of(ARCHIVE, Map.of()));
        String request = server.requests.get(0);
        return request.substring(request.indexOf(' ', request.indexOf(' ') + 1) + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://me:hidden@host/x",
                "https://host/x?token=hidden",
                "https://host/x#hidden",
                "http://host/x",
                "https:///x",
                "https://ho st/x"
            })
    void openWhenAddressIsNoFolderSaysHowToWriteIt(String address) {
        assertThatThrownBy(() -> publish(address, Release.of(ARCHIVE, Map.of())))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("https://HOST/PATH")
                .hasMessageNotContaining("hidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/org/repo"})
    void publishWhenServerIsChartMuseumUploadsTheArchiveAndItsSignature(String tenant) {
        Release release = Release.of(ARCHIVE, Map.of()).signed(SIGNATURE);

        Publication publication = publish(museum(tenant), release);

        assertThat(publication.files()).containsExactly("mini-1.0.0.tgz", "mini-1.0.0.tgz.prov");
        assertThat(server.files)
                .containsOnlyKeys(tenant + "/charts/mini-1.0.0.tgz", tenant + "/charts/mini-1.0.0.tgz.prov");
        assertThat(publish(museum(tenant), release).isNew()).isFalse();
    }

    @Test
    void publishWhenChartMuseumHasOtherBytesWritesNothing() {
        publish(museum(""), Release.of(ARCHIVE, Map.of()));
        server.requests.clear();

        assertThatThrownBy(() -> publish(museum(""), Release.of(OTHER, Map.of())))
                .isInstanceOf(PublishConflictException.class)
                .hasMessageContaining(ARCHIVE.digest().toString());
        assertThat(server.requests).noneMatch(request -> request.startsWith("POST"));
    }

    @Test
    void publishWhenChartMuseumLacksTheSignatureAddsIt() {
        publish(museum(""), Release.of(ARCHIVE, Map.of()));

        Publication publication =
                publish(museum(""), Release.of(ARCHIVE, Map.of()).signed(SIGNATURE));

        assertThat(publication.files()).containsExactly("mini-1.0.0.tgz.prov");
    }

    @Test
    void publishWhenChartMuseumHasAnotherSignatureWritesNothing() {
        server.files.put("/charts/mini-1.0.0.tgz.prov", "other".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(
                        () -> publish(museum(""), Release.of(ARCHIVE, Map.of()).signed(SIGNATURE)))
                .isInstanceOf(PublishConflictException.class)
                .hasMessageContaining(".prov");
        assertThat(server.files).doesNotContainKey("/charts/mini-1.0.0.tgz");
    }

    private String museum(String tenant) {
        return "chartmuseum+" + server.address() + tenant;
    }

    private Publication publish(String where, Release release) {
        PublishOptions options = new PublishOptions(false, false, isSingleWriter, false, Duration.ofSeconds(20));
        return new Targets(options, environment, Timing.system()).open(where).publish(release);
    }
}
