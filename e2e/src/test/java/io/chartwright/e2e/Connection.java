package io.chartwright.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.util.Locale;

/** One connection to a port of this machine, over which requests go one after the other. */
final class Connection implements AutoCloseable {
    private static final int LIMIT_MILLIS = 30_000;

    private final Socket socket = new Socket();
    private final InputStream in;

    /**
     * A request and what its answer must be.
     *
     * @param content what is sent; empty with GET
     * @param status the only status that is right
     * @param answer the only body that is right
     */
    record Request(String method, String path, String content, int status, String answer) {
        static Request get(String path, String answer) {
            return new Request("GET", path, "", 200, answer);
        }

        static Request put(String path, String content) {
            return new Request("PUT", path, content, 204, "");
        }

        private byte[] bytes(boolean keepAlive) {
            String head = method + " " + path + " HTTP/1.1\r\nHost: flow.example.com\r\nConnection: "
                    + (keepAlive ? "keep-alive" : "close")
                    + (method.equals("PUT") ? "\r\nContent-Length: " + content.getBytes(UTF_8).length : "");
            return (head + "\r\n\r\n" + content).getBytes(UTF_8);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    Connection(int port) throws IOException {
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), LIMIT_MILLIS);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Sends a request and reads its answer; returns whether the server keeps the connection. */
    boolean ask(Request request, boolean keepAlive) throws IOException {
        socket.getOutputStream().write(request.bytes(keepAlive));
        String status = line();
        int length = 0;
        boolean stays = keepAlive;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            } else if (lower.equals("connection: close")) {
                stays = false;
            }
        }
        byte[] body = in.readNBytes(length);
        if (body.length != length) {
            throw new EOFException("inside the body");
        }
        if (!status.startsWith("HTTP/1.1 " + request.status() + " ")) {
            throw new ProtocolException(request + ": " + status);
        }
        if (!new String(body, UTF_8).equals(request.answer())) {
            throw new ProtocolException(request + ": another body");
        }
        return stays;
    }

    private String line() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("after '" + text + "' of a line");
            }
            if (next != '\r') {
                text.append((char) next);
            }
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
