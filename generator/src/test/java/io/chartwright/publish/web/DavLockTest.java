package io.chartwright.publish.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.chartwright.publish.TestTiming;
import io.chartwright.publish.http.Authorizer;
import io.chartwright.publish.http.Network;
import io.chartwright.publish.retry.Patience;
import io.chartwright.publish.store.PublishException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DavLockTest {

    private final TestTiming timing = new TestTiming();
    private final List<String> owners = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void acquireWhenTheAnswerWasLostFindsItsOwnLock() {
        try (DavLock lock = acquire()) {
            assertThat(lock).isNotNull();
        }

        assertThat(requests).containsExactly("LOCK", "LOCK", "PROPFIND", "UNLOCK <opaquelocktoken:1>");
    }

    @Test
    void acquireWhenAnotherPublisherHoldsTheLockDoesNotTakeIt() {
        owners.add("chartwright");

        assertThatThrownBy(this::acquire)
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("another publisher holds it");
    }

    private DavLock acquire() {
        Patience patience = new Patience(Duration.ofSeconds(20), timing);
        URI root = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/charts/");
        return DavLock.acquire(
                new WebFolder(root, Network.of(Map.of(), patience).client(), Authorizer.none()), patience);
    }

    /** Locks once, without an answer, and shows that lock as Apache does. */
    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String method = exchange.getRequestMethod();
        String token = exchange.getRequestHeaders().getFirst("Lock-Token");
        requests.add(token == null ? method : method + " " + token);
        try (exchange) {
            switch (method) {
                case "LOCK" -> {
                    if (owners.isEmpty()) {
                        owners.add(body.replaceFirst("(?s).*<D:owner>(.*)</D:owner>.*", "$1"));
                        return;
                    }
                    exchange.sendResponseHeaders(423, -1);
                }
                case "PROPFIND" -> {
                    byte[] locks = ("<D:lockdiscovery>\n<D:activelock><ns0:owner xmlns:ns0=\"DAV:\">other</ns0:owner>"
                                    + "<D:locktoken>\n<D:href>opaquelocktoken:0</D:href>\n</D:locktoken></D:activelock>\n"
                                    + "<D:activelock><ns0:owner xmlns:ns0=\"DAV:\">" + owners.get(0)
                                    + "</ns0:owner><D:locktoken>\n<D:href>opaquelocktoken:1</D:href>\n</D:locktoken>"
                                    + "</D:activelock></D:lockdiscovery>")
                            .getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(207, locks.length);
                    exchange.getResponseBody().write(locks);
                }
                default -> exchange.sendResponseHeaders(204, -1);
            }
        }
    }
}
