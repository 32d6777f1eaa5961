package io.chartwright.publish;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.chartwright.model.Content;
import io.chartwright.model.UnavailableException;
import io.chartwright.publish.SlowServer.Manner;
import io.chartwright.publish.azure.AzureProtocol;
import io.chartwright.publish.gcs.GcsProtocol;
import io.chartwright.publish.git.GitStore;
import io.chartwright.publish.http.Network;
import io.chartwright.publish.http.Secrets;
import io.chartwright.publish.http.WebClient;
import io.chartwright.publish.oci.OciRegistry;
import io.chartwright.publish.retry.Patience;
import io.chartwright.publish.retry.Timing;
import io.chartwright.publish.s3.S3Protocol;
import io.chartwright.publish.store.Store;
import io.chartwright.publish.store.StoreSession;
import io.chartwright.publish.web.ChartMuseum;
import io.chartwright.publish.web.WebStore;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** However slow a server is, each kind of repository gives up in time and says why. */
class SlowServersTest {
    private static final Duration ANSWER = Duration.ofMillis(200);
    private static final Duration ENOUGH = Duration.ofSeconds(10);

    static Stream<Arguments> slow() {
        List<Arguments> all = new ArrayList<>();
        for (String kind : List.of("s3", "gs", "az", "oci", "http", "chartmuseum", "git")) {
            for (Manner manner : Manner.values()) {
                all.add(Arguments.of(kind, manner));
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("slow")
    void repositoryWhenTheServerIsSlowGivesUpAndSaysWhy(String kind, Manner manner) throws IOException {
        try (SlowServer server = new SlowServer(manner)) {
            assertTimeoutPreemptively(ENOUGH, () -> assertThatThrownBy(() -> ask(kind, server.address()))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageMatching("could not (GET|OPTIONS|PUT|POST|fetch) .*" + server.address() + ".*: .+")
                    .hasMessageMatching(
                            manner == Manner.HANGS_UP_IN_THE_BODY
                                    ? ".*: (the connection broke|invalid advertisement).*"
                                    : ".*: (there was no complete answer|it was not complete|nothing came for).*"));
        }
    }

    private static void ask(String kind, String server) {
        Map<String, String> environment = Map.of(
                "HOME", "none",
                "AWS_ACCESS_KEY_ID", "id",
                "AWS_SECRET_ACCESS_KEY", "secret",
                "AWS_ENDPOINT_URL_S3", "http://" + server,
                "STORAGE_EMULATOR_HOST", "http://" + server,
                "AZURE_STORAGE_SAS_TOKEN", "sig=1",
                "AZURE_STORAGE_SERVICE_ENDPOINT", "http://" + server);
        Patience patience = new Patience(Duration.ZERO, Timing.system());
        WebClient client = WebClient.of(environment, patience, new Secrets()).withAnswerTime(ANSWER);
        Network network = new Network(environment, client, patience);
        switch (kind) {
            case "s3" -> read(S3Protocol.open("s3://charts/x", network));
            case "gs" -> read(GcsProtocol.open("gs://charts/x", network));
            case "az" -> read(AzureProtocol.open("az://account/charts/x", network));
            case "http" -> read(WebStore.open("http://" + server + "/x", network, false));
            case "git" -> read(new GitStore("git+http://" + server + "/x.git#pages", network));
            case "oci" ->
                OciRegistry.open("oci://" + server + "/x", network, false).pull("web", "1.0.0");
            default ->
                ChartMuseum.open("chartmuseum+http://" + server, network, false).read("web-1.0.0.tgz");
        }
    }

    private static void read(Store store) {
        try (store;
                StoreSession session = store.open()) {
            session.create("web-1.0.0.tgz", Content.of("x"));
        }
    }
}
