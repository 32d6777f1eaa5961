package io.chartwright.publish.gcs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chartwright.model.UnavailableException;
import io.chartwright.publish.http.Json;
import io.chartwright.publish.http.Network;
import io.chartwright.publish.http.Renewed.Expiring;
import io.chartwright.publish.http.TokenAnswer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/**
 * The key of a service account. A token is asked for with a claim that the key signs: Google Identity, "Using OAuth 2.0 for
 * Server to Server Applications"; RFC 7523.
 */
final class ServiceAccount implements CredentialsFile {

    private static final long SECONDS = 3600;

    private final JsonNode json;
    private final String what;
    private final Network network;

    ServiceAccount(JsonNode json, String what, Network network) {
        this.json = json;
        this.what = what;
        this.network = network;
    }

    @Override
    public Expiring<String> token() {
        String server = json.path("token_uri").asText("https://oauth2.googleapis.com/token");
        Instant now = network.patience().timing().now();
        ObjectNode claims = JsonNodeFactory.instance.objectNode();
        claims.put("iss", Json.text(json, "client_email", what));
        claims.put("scope", SCOPE);
        claims.put("aud", server);
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.getEpochSecond() + SECONDS);
        String assertion = network.client().secrets().add(signed(claims.toString(), key()));
        return TokenAnswer.ask(
                server,
                Map.of("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion", assertion),
                network);
    }

    /** Returns the claims as a JSON Web Token that RSA with SHA-256 signs (RFC 7515). */
    static String signed(String claims, PrivateKey key) {
        String text = encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + encoded(claims.getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return text + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new UnavailableException("could not sign with the service account's key", e);
        }
    }

    private PrivateKey key() {
        String body = network.client()
                .secrets()
                .add(Json.text(json, "private_key", what))
                .replaceAll("-----[A-Z ]+-----", "")
                .replaceAll("\\s", "");
        try {
            byte[] encoded = Base64.getDecoder().decode(body);
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new UnavailableException("the private_key in " + what + " is no RSA key in PKCS 8");
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
