package io.chartwright.standin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers the requests. */
final class Site implements HttpHandler {
    private static final int LARGEST_BYTES = 65_536;
    private static final Pattern STATE = Pattern.compile("/api/state/([A-Za-z0-9._-]{1,64})");

    private final Database database;
    private final String settings;
    private final String pod;
    private final Consumer<String> log;
    private final AtomicBoolean healthy = new AtomicBoolean(true);
    private final AtomicBoolean ending = new AtomicBoolean();
    private final AtomicLong latest = new AtomicLong(System.nanoTime());
    // Who has asked before: as many as there are ports of clients.
    private final Set<InetSocketAddress> known = ConcurrentHashMap.newKeySet();

    Site(Database database, String baseUrl, String pod, Consumer<String> log) {
        this.database = database;
        settings = "{\"BASE_URL\":\"" + baseUrl.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}\n";
        this.pod = pod;
        this.log = log;
    }

    private record Answer(int status, String type, String text) {
        static Answer plain(int status, String text) {
            return new Answer(status, "text/plain; charset=utf-8", text);
        }
    }

    /**
     * From now on each answer closes its connection, so that clients ask another pod, and new connections are closed
     * without an answer: the JDK's server cannot stop listening without cutting the old ones.
     */
    void end() {
        ending.set(true);
        latest.set(System.nanoTime());
    }

    /** Returns how long ago the latest request came or was answered, or the end began. */
    long quietNanos() {
        return System.nanoTime() - latest.get();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (ending.get() && !known.contains(exchange.getRemoteAddress())) {
                return;
            }
            known.add(exchange.getRemoteAddress());
            latest.set(System.nanoTime());
            send(exchange, answer(exchange));
            latest.set(System.nanoTime());
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        String method = exchange.getRequestMethod();
        boolean reads = "GET".equals(method) || "HEAD".equals(method);
        if ("/api/health".equals(path)) {
            return reads ? health() : Answer.plain(405, "GET only\n");
        }
        if ("/api/settings".equals(path)) {
            return reads ? new Answer(200, "application/json", settings) : Answer.plain(405, "GET only\n");
        }
        Matcher state = STATE.matcher(path == null ? "" : path);
        if (!state.matches()) {
            return Answer.plain(404, "no such page\n");
        }
        try {
            if (reads) {
                Optional<String> content = database.get(state.group(1));
                return content.map(text -> Answer.plain(200, text)).orElse(Answer.plain(404, "no such state\n"));
            }
            return "PUT".equals(method) ? put(exchange, state.group(1)) : Answer.plain(405, "GET or PUT only\n");
        } catch (SQLException e) {
            return failed(e);
        }
    }

    private Answer put(HttpExchange exchange, String id) throws IOException, SQLException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BYTES + 1);
        if (body.length > LARGEST_BYTES) {
            exchange.getResponseHeaders().set("Connection", "close");
            return Answer.plain(413, "at most " + LARGEST_BYTES + " bytes\n");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            return Answer.plain(400, "not UTF-8\n");
        }
        if (text.indexOf('\0') >= 0) {
            return Answer.plain(400, "PostgreSQL keeps no zero bytes\n");
        }
        database.put(id, text);
        return Answer.plain(204, "");
    }

    private Answer health() {
        try {
            database.answers();
        } catch (SQLException e) {
            return failed(e);
        }
        if (!healthy.getAndSet(true)) {
            log.accept("the database answers again");
        }
        return Answer.plain(200, "healthy\n");
    }

    private Answer failed(SQLException e) {
        if (healthy.getAndSet(false)) {
            log.accept("the database does not answer: " + Main.described(e));
        }
        return Answer.plain(500, "the database does not answer\n");
    }

    private void send(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().set("X-Pod", pod);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        if (ending.get()) {
            exchange.getResponseHeaders().set("Connection", "close");
        }
        byte[] body = answer.text().getBytes(StandardCharsets.UTF_8);
        if (body.length == 0 || "HEAD".equals(exchange.getRequestMethod())) {
            exchange.sendResponseHeaders(answer.status(), -1);
        } else {
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
