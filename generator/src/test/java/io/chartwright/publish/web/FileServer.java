package io.chartwright.publish.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A web server that takes files, and uploads as ChartMuseum's documentation describes them. */
public final class FileServer implements AutoCloseable {

    public final Map<String, byte[]> files = new TreeMap<>();
    public final List<String> requests = new ArrayList<>();

    /** Set when files that are there keep what they have, though the answer says that they were written. */
    public boolean keepsOldFiles;

    private final HttpServer server;

    public FileServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Returns the address, without a slash at its end. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath();
        requests.add(method + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("Authorization"));
        byte[] there = files.get(path);
        switch (method) {
            case "GET" -> answer(exchange, there == null ? 404 : 200, there == null ? new byte[0] : there);
            case "PUT" -> {
                files.merge(path, body, (old, written) -> keepsOldFiles ? old : written);
                answer(exchange, 201, new byte[0]);
            }
            case "POST" -> answer(exchange, upload(exchange.getRequestURI().toString(), body), new byte[0]);
            case "DELETE" -> answer(exchange, files.remove(path) == null ? 404 : 204, new byte[0]);
            default -> answer(exchange, 405, new byte[0]);
        }
    }

    /** Takes {@code mini-1.0.0.tgz} for whatever is uploaded. */
    private int upload(String uri, byte[] body) {
        String tenant = uri.replaceFirst("^/api(.*)/(charts|prov).*", "$1");
        String file = tenant + "/charts/mini-1.0.0.tgz" + (uri.contains("/prov") ? ".prov" : "");
        if (files.containsKey(file) && !uri.endsWith("?force")) {
            return 409;
        }
        files.put(file, body);
        return 201;
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
