package io.chartwright.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.e2e.Caller.Way;
import io.chartwright.e2e.Outcome.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A load that hid failures would make every test that uses it worthless. */
final class CallerTest {
    private final ServerSocket server;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    CallerTest() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        thread.shutdownNow();
        server.close();
    }

    @Test
    void runWhenAConnectionIsCutCountsItAndDoesNotAskAgain() throws Exception {
        Future<Integer> asked = thread.submit(answering("page", "page"));

        Outcome outcome = requests(3);

        // The third request comes over another connection; the second, which the server never answered, is not
        // repeated.
        assertThat(outcome.requests()).isEqualTo(3);
        assertThat(outcome.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.kind()).isIn("closed", "cut");
            assertThat(failure.text()).contains("1 requests before");
        });
        assertThat(asked.get()).isEqualTo(2);
    }

    @Test
    void runWhenAnswersAreWrongCountsThem() throws Exception {
        Future<Integer> unused = thread.submit(answering("other", "page"));

        assertThat(requests(1).failures())
                .singleElement()
                .extracting(Failure::kind)
                .isEqualTo("answer");
    }

    @Test
    void runWhenNobodyListensCountsIt() throws Exception {
        server.close();

        assertThat(requests(1).failures())
                .singleElement()
                .extracting(Failure::kind)
                .isEqualTo("refused");
    }

    private Outcome requests(int count) throws InterruptedException {
        AtomicInteger turns = new AtomicInteger();
        Way way = new Way("player", server.getLocalPort(), true, 10_000_000);
        return new Caller(way, "test", "page").run(System.nanoTime(), () -> turns.incrementAndGet() > count);
    }

    /** Answers the first request of each of two connections, with one body and then the other, and closes it. */
    private Callable<Integer> answering(String first, String second) {
        return () -> {
            int asked = 0;
            for (String body : new String[] {first, second}) {
                try (Socket socket = server.accept()) {
                    asked += read(socket);
                    String head = "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n";
                    socket.getOutputStream().write((head + body).getBytes(US_ASCII));
                }
            }
            return asked;
        };
    }

    private static int read(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) socket.getInputStream().read());
        }
        return 1;
    }
}
