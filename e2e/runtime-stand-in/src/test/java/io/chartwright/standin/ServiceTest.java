package io.chartwright.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The end of the service, seen through sockets, as a load balancer sees it. */
class ServiceTest {
    // Nothing listens there: the requests of this test need no database.
    private static final String DATABASE = "Host=127.0.0.1;Port=1;Username=u;Password=p";

    private final Service service;

    ServiceTest() throws IOException {
        Database database = new Database(Sources.pool(ConnectionString.parse(DATABASE), Map.of()));
        service = Service.start(0, new Site(database, "https://flow.example.com", "pod", line -> {}));
    }

    /** An open connection. */
    private static final class Client implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader in;

        Client(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(30_000);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        }

        /** Sends a request and returns the lines of the answer's head. */
        List<String> get() throws IOException {
            socket.getOutputStream()
                    .write("GET /api/settings HTTP/1.1\r\nHost: h\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            List<String> head = new ArrayList<>();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                head.add(line);
            }
            if (!head.isEmpty()) {
                in.readLine();
            }
            return head;
        }

        boolean closed() throws IOException {
            return in.read() < 0;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @Test
    void endWhenConnectionsAreOpenAnswersOnceMoreAndClosesThem() throws Exception {
        try (Client early = new Client(service.port())) {
            assertThat(early.get()).contains("HTTP/1.1 200 OK").doesNotContain("Connection: close");

            CompletableFuture<Long> end = ended();
            TimeUnit.SECONDS.sleep(1);
            assertThat(early.get()).contains("HTTP/1.1 200 OK", "Connection: close");
            assertThat(early.closed()).isTrue();
            try (Client late = new Client(service.port())) {
                assertThat(late.get()).isEmpty();
            }
            assertThat(end).isNotDone();
            assertThat(end.get(10, TimeUnit.SECONDS)).as("seconds").isBetween(3L, 6L);
        }
    }

    @Test
    void endWhenRequestsGoOnEndsAllTheSame() throws Exception {
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            Client client = new Client(service.port());
            client.get();
            clients.add(client);
        }
        CompletableFuture<Long> end = ended();
        for (Client client : clients) {
            TimeUnit.SECONDS.sleep(1);
            if (end.isDone()) {
                break;
            }
            client.get();
            client.close();
        }
        assertThat(end.get(10, TimeUnit.SECONDS)).as("seconds").isBetween(20L, 25L);
    }

    /** Begins the end; completes with how many seconds it took. */
    private CompletableFuture<Long> ended() {
        long begin = System.nanoTime();
        return CompletableFuture.supplyAsync(() -> {
            try {
                service.end();
                return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
