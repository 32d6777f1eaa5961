package io.chartwright.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A proxy that leads to the same server whichever is asked for. */
public final class StubProxy implements AutoCloseable {
    private static final String REFUSAL = String.join(
            "\r\n",
            "HTTP/1.1 407 Login",
            "Proxy-Authenticate: Basic realm=\"proxy\"",
            "Content-Length: 0",
            "Connection: close",
            "",
            "");

    /** The first line of each request, for example {@code CONNECT host:443 HTTP/1.1}. */
    public final List<String> requests = new CopyOnWriteArrayList<>();

    private final InetSocketAddress plain;
    private final InetSocketAddress secure;
    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile Optional<String> login = Optional.empty();

    StubProxy(InetSocketAddress plain, InetSocketAddress secure) throws IOException {
        this.plain = plain;
        this.secure = secure;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    /** Lets it ask for a login: the value of the header {@code Proxy-Authorization}. */
    public void require(String header) {
        login = Optional.of(header);
    }

    /** Returns its address. */
    public String address() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        close(socket);
    }

    private void accept() {
        try {
            while (!socket.isClosed()) {
                Socket client = socket.accept();
                threads.execute(() -> serve(client));
            }
        } catch (IOException e) {
            // It is closed.
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = client.getInputStream();
            OutputStream out = client.getOutputStream();
            String head = head(in);
            requests.add(head.lines().findFirst().orElse(""));
            boolean isWelcome = login.map(header -> head.contains("Proxy-Authorization: " + header))
                    .orElse(true);
            boolean isTunnel = head.startsWith("CONNECT ");
            if (!isWelcome) {
                say(out, REFUSAL);
                return;
            }
            try (Socket server = new Socket()) {
                server.connect(isTunnel ? secure : plain);
                if (isTunnel) {
                    say(out, "HTTP/1.1 200 OK\r\n\r\n");
                } else {
                    say(server.getOutputStream(), head);
                }
                threads.execute(() -> pass(in, server));
                server.getInputStream().transferTo(out);
            }
        } catch (IOException e) {
            // One of both has left.
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the client has left");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static void pass(InputStream in, Socket server) {
        try (server) {
            in.transferTo(server.getOutputStream());
        } catch (IOException e) {
            // One of both has left.
        }
    }

    private static void close(AutoCloseable connection) {
        try {
            connection.close();
        } catch (Exception e) {
            // Nobody needs it any more.
        }
    }
}
