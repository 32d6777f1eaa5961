package io.chartwright.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server that never gives a whole answer. */
final class SlowServer implements AutoCloseable {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n";
    private static final int PAUSE_MILLISECONDS = 20;

    /** What it does when it is asked. */
    enum Manner {
        SAYS_NOTHING,
        TRICKLES_HEADERS,
        TRICKLES_THE_BODY,
        STOPS_IN_THE_BODY,
        HANGS_UP_IN_THE_BODY
    }

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Manner manner;

    SlowServer(Manner manner) throws IOException {
        this.manner = manner;
        threads.execute(this::accept);
    }

    /** Returns {@code 127.0.0.1:PORT}. */
    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }

    private void accept() {
        while (true) {
            try {
                Socket client = socket.accept();
                threads.execute(() -> answer(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void answer(Socket client) {
        try (client) {
            OutputStream out = client.getOutputStream();
            switch (manner) {
                case SAYS_NOTHING -> Thread.sleep(60_000);
                case TRICKLES_HEADERS -> trickle(out, "HTTP/1.1 200 OK\r\nX-Long: ");
                case TRICKLES_THE_BODY -> trickle(out, HEAD);
                case STOPS_IN_THE_BODY -> {
                    write(out, HEAD + "the beginning");
                    Thread.sleep(60_000);
                }
                case HANGS_UP_IN_THE_BODY -> write(out, HEAD + "the beginning");
            }
        } catch (IOException | InterruptedException e) {
            // The client or the test is gone.
        }
    }

    private static void trickle(OutputStream out, String beginning) throws IOException, InterruptedException {
        write(out, beginning);
        while (true) {
            Thread.sleep(PAUSE_MILLISECONDS);
            write(out, "x");
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
