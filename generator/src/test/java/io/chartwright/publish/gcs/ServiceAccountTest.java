package io.chartwright.publish.gcs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.chartwright.publish.TestTiming;
import io.chartwright.publish.http.Json;
import io.chartwright.publish.http.Network;
import io.chartwright.publish.http.Renewed.Expiring;
import io.chartwright.publish.retry.Patience;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceAccountTest {

    @TempDir
    Path folder;

    @Test
    void tokenWhenAskedForIsAskedWithAClaimThatTheKeySigned() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        AtomicReference<String> form = new AtomicReference<>("");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/token", exchange -> {
            form.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] answer =
                    "{\"access_token\": \"canary-token\", \"expires_in\": 3599}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        try {
            String uri = "http://127.0.0.1:" + server.getAddress().getPort() + "/token";
            Path file = Files.writeString(folder.resolve("key.json"), file(keys, uri));
            Network network = Network.of(
                    Map.of("GOOGLE_APPLICATION_CREDENTIALS", file.toString()),
                    new Patience(Patience.USUAL, new TestTiming()));

            Expiring<String> token = new TokenChain(network).get();

            assertThat(token).isEqualTo(new Expiring<>("canary-token", Instant.parse("2026-01-02T04:04:04Z")));
            assertThat(network.client().secrets().hide("is canary-token told?")).isEqualTo("is *** told?");
            expectSigned(String.valueOf(form.get()).replaceAll(".*assertion=([^&]*).*", "$1"), keys, uri);
        } finally {
            server.stop(0);
        }
    }

    private static void expectSigned(String assertion, KeyPair keys, String uri) throws Exception {
        int dot = assertion.lastIndexOf('.');
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(keys.getPublic());
        signature.update(assertion.substring(0, dot).getBytes(StandardCharsets.UTF_8));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(assertion.substring(dot + 1))))
                .isTrue();
        String claims = new String(
                Base64.getUrlDecoder().decode(assertion.substring(assertion.indexOf('.') + 1, dot)),
                StandardCharsets.UTF_8);
        assertThat(Json.read(claims, "the claims"))
                .isEqualTo(Json.read(
                        "{\"iss\": \"robot@example.com\", \"scope\": \"" + CredentialsFile.SCOPE + "\", \"aud\": \""
                                + uri + "\", \"iat\": 1767323045, \"exp\": 1767326645}",
                        "what is expected"));
    }

    private static String file(KeyPair keys, String uri) {
        String key = Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded());
        return "{\"type\": \"service_account\", \"client_email\": \"robot@example.com\", \"token_uri\": \"" + uri
                + "\", \"private_key\": \"-----BEGIN PRIVATE KEY-----\\n" + key + "\\n-----END PRIVATE KEY-----\\n\"}";
    }
}
