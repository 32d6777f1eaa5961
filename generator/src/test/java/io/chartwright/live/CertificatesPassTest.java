package io.chartwright.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chartwright.publish.http.Secrets;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of a Secret, certificates pass the door, because a server shows them to every caller; a key never does. */
class CertificatesPassTest {

    @ParameterizedTest
    @CsvSource({
        "-----BEGIN CERTIFICATE-----, true",
        "Bag Attributes -----BEGIN CERTIFICATE-----, true",
        "-----BEGIN CERTIFICATE----- -----BEGIN PRIVATE KEY-----, false",
        "-----BEGIN RSA PRIVATE KEY-----, false",
        "a password, false"
    })
    void valueWhenItIsACertificateAlonePasses(String text, boolean passes) {
        String base64 = Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
        ObjectNode secret = new ObjectMapper().createObjectNode().put("kind", "Secret");
        secret.putObject("data").put("tls.crt", base64);

        new SecretFilter(new Secrets()).object(secret);

        assertThat(secret.at("/data/tls.crt").asText()).isEqualTo(passes ? base64 : "***");
    }
}
