package io.chartwright.publish.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chartwright.model.ChartArchive;
import io.chartwright.model.Content;
import io.chartwright.model.Digest;
import io.chartwright.model.UnavailableException;
import io.chartwright.publish.Charts;
import io.chartwright.publish.http.Network;
import io.chartwright.publish.oci.FakeRegistry.Answer;
import io.chartwright.publish.retry.Patience;
import io.chartwright.publish.retry.Timing;
import io.chartwright.publish.store.PublishConflictException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OciRegistryTest {

    private static final ChartArchive ARCHIVE = Charts.archive("mini", "1.0.0");
    private static final ChartArchive OTHER = Charts.archive("mini", "1.0.0", "kind: Secret\n");
    private static final Optional<Content> SIGNATURE = Optional.of(Content.of("signature"));
    private static final Content MANIFEST =
            ChartArtifact.of(ARCHIVE, Optional.empty()).manifest();

    private FakeRegistry server;

    @BeforeEach
    void start() throws IOException {
        server = new FakeRegistry();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void pushWhenNothingIsThereWritesBlobsThenTheManifestThenTheTag() {
        Pushed pushed = push(ARCHIVE);

        assertThat(pushed.manifest()).isEqualTo(MANIFEST.digest());
        assertThat(server.requests.stream().filter(request -> request.startsWith("PUT")))
                .containsExactly(
                        "PUT /v2/team/mini/blobs/uploads/1",
                        "PUT /v2/team/mini/blobs/uploads/1",
                        "PUT /v2/team/mini/manifests/" + MANIFEST.digest(),
                        "PUT /v2/team/mini/manifests/1.0.0");
        assertThat(server.blobs.get(ARCHIVE.digest().toString()))
                .isEqualTo(ARCHIVE.content().bytes());
    }

    @Test
    void pushWhenTheSamePackageIsThereWritesNothing() {
        push(ARCHIVE);
        server.requests.clear();

        Pushed again = push(ARCHIVE);

        assertThat(again.files()).isEmpty();
        assertThat(server.requests).noneMatch(request -> request.matches("(PUT|POST|PATCH).*"));
    }

    @Test
    void pushWhenAnotherPackageIsThereWritesNothing() {
        push(ARCHIVE);
        server.requests.clear();

        assertThatThrownBy(() -> push(OTHER))
                .isInstanceOf(PublishConflictException.class)
                .hasMessageContaining("/team/mini:1.0.0")
                .hasMessageContaining(ARCHIVE.digest().toString())
                .hasMessageContaining(OTHER.digest().toString());
        assertThat(server.requests).noneMatch(request -> request.matches("(PUT|POST|PATCH).*"));
    }

    @Test
    void pushWhenItMayReplaceGivesTheTagToTheOtherPackage() {
        push(ARCHIVE);

        Pushed pushed = registry().push(OTHER, Optional.empty(), file -> false, true, false);

        assertThat(pushed.isReplaced()).isTrue();
        assertThat(pushed.before()).contains(MANIFEST.digest());
        assertThat(tag()).isEqualTo(pushed.manifest());
    }

    @Test
    void pushWhenItIsADryRunWritesNothing() {
        Pushed pushed = registry().push(ARCHIVE, SIGNATURE, file -> false, false, true);

        assertThat(pushed.files()).hasSize(5).endsWith("manifests/1.0.0");
        assertThat(server.requests).noneMatch(request -> request.matches("(PUT|POST|PATCH).*"));
    }

    @Test
    void pushWhenTheSignatureIsMissingAddsIt() {
        push(ARCHIVE);

        Pushed signed = registry().push(ARCHIVE, SIGNATURE, file -> false, false, false);

        assertThat(signed.before()).contains(MANIFEST.digest());
        assertThat(signed.isReplaced()).isFalse();
        assertThat(tag()).isEqualTo(signed.manifest()).isNotEqualTo(MANIFEST.digest());
        assertThat(push(ARCHIVE).files()).isEmpty();
    }

    @Test
    void pushWhenAnotherSignatureIsThereAsksWhetherItIsAsGood() {
        registry().push(ARCHIVE, SIGNATURE, file -> false, false, false);
        Optional<Content> other = Optional.of(Content.of("other"));

        assertThat(registry()
                        .push(ARCHIVE, other, file -> file.text().equals("signature"), false, false)
                        .files())
                .isEmpty();
        assertThatThrownBy(() -> registry().push(ARCHIVE, other, file -> false, false, false))
                .isInstanceOf(PublishConflictException.class)
                .hasMessageContaining("provenance");
    }

    @Test
    void pushWhenSomethingElseHasTheTagIsRefused() {
        server.manifests.put("1.0.0", "{\"manifests\":[]}".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> push(ARCHIVE)).isInstanceOf(PublishConflictException.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void pushWhenItIsInterruptedAnywhereIsCompletedByTheNextOne(boolean isDone) throws IOException {
        push(ARCHIVE);
        int steps = server.requests.size();
        assertThat(steps).isGreaterThan(12);
        for (int i = 1; i <= steps; i++) {
            stop();
            start();
            int end = i;
            FakeRegistry.Fault dead =
                    (count, method, path) -> count >= end ? Optional.of(Answer.of(418)) : Optional.empty();
            if (isDone) {
                server.after = dead;
            } else {
                server.before = dead;
            }
            assertThatThrownBy(() -> push(ARCHIVE)).isInstanceOf(UnavailableException.class);
            server.after = (count, method, path) -> Optional.empty();
            server.before = server.after;

            push(ARCHIVE);

            assertThat(tag()).isEqualTo(MANIFEST.digest());
            assertThat(server.blobs).hasSize(2);
        }
    }

    @Test
    void pushWhenAnotherPublisherTakesTheTagMeanwhileSaysSo() {
        Content other = ChartArtifact.of(OTHER, Optional.empty()).manifest();
        for (String moment : List.of("PUT /v2/team/mini/manifests/sha256.*", "PUT /v2/team/mini/manifests/1.0.0")) {
            server.manifests.clear();
            server.after = (count, method, path) -> {
                if ((method + " " + path).matches(moment)) {
                    server.manifests.put("1.0.0", other.bytes());
                }
                return Optional.empty();
            };

            assertThatThrownBy(() -> push(ARCHIVE))
                    .isInstanceOf(PublishConflictException.class)
                    .hasMessageContaining(OTHER.digest().toString());
            assertThat(tag()).isEqualTo(other.digest());
        }
    }

    @Test
    void pushWhenAnotherPublisherOfTheSamePackageTakesTheTagIsContent() {
        Content signed = ChartArtifact.of(ARCHIVE, SIGNATURE).manifest();
        server.after = (count, method, path) -> {
            if (path.contains("manifests/sha256")) {
                server.manifests.put("1.0.0", signed.bytes());
            }
            return Optional.empty();
        };

        assertThat(push(ARCHIVE).manifest()).isEqualTo(signed.digest());
    }

    @Test
    void pushWhenTheRegistryGivesOtherBytesBackSaysSo() {
        server.after = (count, method, path) ->
                method.equals("GET") && path.endsWith(ARCHIVE.digest().toString())
                        ? Optional.of(Answer.of(new byte[] {1}))
                        : Optional.empty();

        assertThatThrownBy(() -> push(ARCHIVE))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("other bytes");
    }

    @Test
    void pushWhenTheRegistryFailsForATimeTriesAgain() {
        server.before = (count, method, path) ->
                count % 3 == 1 ? Optional.of(Answer.of(503, "Retry-After", "0")) : Optional.empty();

        push(ARCHIVE);

        assertThat(tag()).isEqualTo(MANIFEST.digest());
    }

    @Test
    void pushWhenTheBlobIsTooLargeForOneRequestSendsParts() {
        String noise = new Random(1)
                .ints(300_000)
                .mapToObj(Integer::toHexString)
                .collect(Collectors.joining("\n# ", "# ", "\n"));
        ChartArchive large = Charts.archive("mini", "1.0.0", noise);
        assertThat(large.content().size()).isGreaterThan(1 << 20);
        server.largest = 1 << 20;

        push(large);

        assertThat(server.requests.stream().filter(request -> request.startsWith("PATCH")))
                .hasSizeGreaterThan(1);
        assertThat(server.blobs.get(large.digest().toString()))
                .isEqualTo(large.content().bytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example/x", "ftp://127.0.0.1/x", "http://me:pw@127.0.0.1/x", "::", ""})
    void pushWhenTheRegistrySendsTheUploadToAnUnsafePlaceSendsNothing(String place) {
        server.location = own -> place;

        assertThatThrownBy(() -> push(ARCHIVE))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("could not follow");
    }

    private Digest tag() {
        return Digest.of(server.manifests.getOrDefault("1.0.0", new byte[0]));
    }

    private Pushed push(ChartArchive archive) {
        return registry().push(archive, Optional.empty(), file -> false, false, false);
    }

    private OciRegistry registry() {
        Network network = Network.of(Map.of(), new Patience(Duration.ofSeconds(20), Timing.system()));
        return OciRegistry.open("oci://" + server.host() + "/team", network, false);
    }
}
