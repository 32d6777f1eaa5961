package io.chartwright.publish;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * All servers there are, as the environment variables of {@link #environment} show them: a proxy leads to one server that
 * has a certificate for every name in {@link #NAMES}, which an authority of its own signed.
 */
public final class StubInternet implements AutoCloseable {

    /** The hosts that answer over TLS. */
    public static final List<String> NAMES = List.of(
            "*.amazonaws.com",
            "*.us-east-1.amazonaws.com",
            "*.s3.us-east-1.amazonaws.com",
            "*.googleapis.com",
            "*.blob.core.windows.net",
            "login.microsoftonline.com",
            "*.example.com");

    private static final String PASSWORD = "changeit";

    /** What was asked, for example {@code GET https://host/path}, with the body of a form behind it. */
    public final List<String> requests = new CopyOnWriteArrayList<>();

    private final Map<String, String> answers = new HashMap<>();
    private volatile boolean isQuoting;
    private final Path authority;
    private final HttpServer plain;
    private final HttpsServer secure;
    private final StubProxy proxy;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /**
     * Starts it.
     *
     * @param folder a folder for its certificate
     */
    public StubInternet(Path folder) throws IOException {
        Path store = folder.resolve("stub.p12");
        authority = folder.resolve("stub.pem");
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        plain = HttpServer.create(any, 0);
        plain.createContext("/", exchange -> answer(exchange, "http://"));
        secure = HttpsServer.create(any, 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(context(store)));
        secure.createContext("/", exchange -> answer(exchange, "https://"));
        // A client that leaves in the midst of a handshake holds one thread for a moment.
        secure.setExecutor(threads);
        plain.start();
        secure.start();
        proxy = new StubProxy(plain.getAddress(), secure.getAddress());
    }

    /** Lets a request be answered with the text; every other one gets 404. */
    public StubInternet answer(String method, String uri, String text) {
        answers.put(method + " " + uri, text);
        return this;
    }

    /** Lets every other request be refused by servers that say all that they were told. */
    public StubInternet quoting() {
        isQuoting = true;
        return this;
    }

    /** Returns the proxy that leads there. */
    public StubProxy proxy() {
        return proxy;
    }

    /** Returns the variables with which programs reach it. */
    public Map<String, String> environment() {
        return Map.of(
                "HTTPS_PROXY", proxy.address(), "HTTP_PROXY", proxy.address(), "SSL_CERT_FILE", authority.toString());
    }

    @Override
    public void close() {
        proxy.close();
        plain.stop(0);
        secure.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange, String scheme) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        URI uri = exchange.getRequestURI();
        String path = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        String host = exchange.getRequestHeaders().getFirst("Host").replaceFirst(":\\d+$", "");
        String request = exchange.getRequestMethod() + " " + scheme + host + path;
        requests.add(body.isEmpty() ? request : request + " " + body);
        String text = answers.get(request);
        if (text == null && isQuoting) {
            quote(exchange, request + "\n" + body);
            return;
        }
        byte[] bytes = (text == null ? "" : text).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(text == null ? 404 : 200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void quote(HttpExchange exchange, String request) throws IOException {
        StringBuilder told = new StringBuilder(request);
        exchange.getRequestHeaders()
                .forEach((name, values) ->
                        told.append('\n').append(name).append(' ').append(values));
        boolean isLogin = exchange.getRequestHeaders().containsKey("Authorization");
        byte[] bytes = told.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"stub\"");
        exchange.sendResponseHeaders(isLogin ? 403 : 401, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private SSLContext context(Path store) throws IOException {
        try {
            makeKeys(store);
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(store)) {
                keys.load(in, PASSWORD.toCharArray());
            }
            Files.writeString(
                    authority,
                    "-----BEGIN CERTIFICATE-----\n"
                            + Base64.getMimeEncoder()
                                    .encodeToString(keys.getCertificate("stub").getEncoded())
                            + "\n-----END CERTIFICATE-----\n");
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(keys, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(factory.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new UncheckedIOException(new IOException(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static void makeKeys(Path store) throws IOException, InterruptedException {
        String names = "san=dns:" + String.join(",dns:", NAMES);
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home", ""), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "stub",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=stub",
                        "-ext",
                        names,
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool made no certificate");
        }
    }
}
