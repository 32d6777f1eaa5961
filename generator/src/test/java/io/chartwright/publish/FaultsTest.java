package io.chartwright.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chartwright.model.ChartArchive;
import io.chartwright.model.Content;
import io.chartwright.model.UnavailableException;
import io.chartwright.publish.ObjectServer.Fault;
import io.chartwright.publish.store.PublishException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever goes wrong once, with whichever request, a release is complete in the end, and nothing else has changed. */
class FaultsTest {

    private static final Map<String, Content> VALUES = Map.of("values-local.yaml", Content.of("a: 1\n"));

    private final TestTiming timing = new TestTiming();

    @ParameterizedTest
    @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void publishWhenOneRequestFailsCompletesTheRelease(Fault fault) throws IOException {
        Release first = Release.of(Charts.archive("mini", "1.0.0"), VALUES);
        Release second = Release.of(Charts.archive("mini", "1.1.0"), VALUES);
        Map<String, Content> expected;
        int requests;
        int before;
        try (ObjectServer server = new ObjectServer()) {
            target(server).publish(first);
            before = server.requests();
            target(server).publish(second);
            expected = server.files();
            requests = server.requests();
        }
        assertThat(expected).hasSize(7);
        assertThat(requests - before).isGreaterThan(8);
        // What is damaged on its way is noticed when it is read back; before that, TLS is there to notice it.
        int from = fault == Fault.CORRUPT ? requests - second.files().size() - 1 : before;
        for (int i = from; i < requests; i++) {
            try (ObjectServer server = new ObjectServer()) {
                target(server).publish(first);
                server.fail(i, fault);

                target(server).publish(second);

                assertThat(server.files()).as("request %d", i).isEqualTo(expected);
            }
        }
    }

    @Test
    void publishWhenTheServerSaysHowLongToWaitWaits() throws IOException {
        try (ObjectServer server = new ObjectServer()) {
            server.fail(0, Fault.TOO_MANY);

            target(server).publish(Release.of(Charts.archive("mini", "1.0.0"), VALUES));

            assertThat(timing.pauses()).containsExactly(Duration.ofSeconds(7));
        }
    }

    @Test
    void publishWhenNobodyListensSaysSoAfterItsTime() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Map<String, String> environment = new HashMap<>(Map.of("AWS_ACCESS_KEY_ID", "a", "AWS_SECRET_ACCESS_KEY", "b"));
        environment.put("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:" + port);
        Target target = new Targets(PublishOptions.usual(), environment, timing).open("s3://charts/stable");

        assertThatThrownBy(() -> target.publish(Release.of(Charts.archive("mini", "1.0.0"), VALUES)))
                .isInstanceOf(UnavailableException.class)
                .hasMessageMatching("could not GET http://127.0.0.1:" + port + "/charts/stable/mini-1.0.0.tgz: the"
                        + " connection is refused \\(tried \\d+ times in 1[01]\\d seconds\\)");
    }

    @Test
    void publishWhenReadingBackStaysWrongSaysSo() throws IOException {
        ChartArchive archive = Charts.archive("mini", "1.0.0");
        try (ObjectServer server = new ObjectServer()) {
            target(server).publish(Release.of(archive, VALUES));
            int requests = server.requests();
            assertThat(requests).isEqualTo(14);
        }
        try (ObjectServer server = new ObjectServer()) {
            server.failFrom(11, Fault.CORRUPT);

            assertThatThrownBy(() -> target(server).publish(Release.of(archive, VALUES)))
                    .isInstanceOf(PublishException.class)
                    .hasMessageContaining(
                            "s3://charts/stable/mini-1.0.0.tgz was written for mini-1.0.0, but reads" + " otherwise");
        }
    }

    @Test
    void publishWhenTheServerQuotesASecretDoesNotRepeatIt() throws IOException {
        try (ObjectServer server = new ObjectServer()) {
            server.failFrom(0, Fault.ERROR_BEFORE);

            assertThatThrownBy(() -> target(server).publish(Release.of(Charts.archive("mini", "1.0.0"), VALUES)))
                    .hasMessageContaining("the server answered 500, ***")
                    .hasMessageNotContaining("canary");
        }
    }

    private Target target(ObjectServer server) {
        return new Targets(PublishOptions.usual(), server.environment(), timing).open("s3://charts/stable");
    }
}
