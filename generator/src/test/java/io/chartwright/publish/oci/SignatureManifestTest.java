package io.chartwright.publish.oci;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.model.Content;
import io.chartwright.packaging.cosign.CosignSignature;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureManifestTest {
    private static final CosignSignature ONE = new CosignSignature(Content.of("{}"), "MEUCIQ==");
    private static final CosignSignature TWO = new CosignSignature(Content.of("{\"a\":1}"), "MEQCIA==");

    @Test
    void manifestWhenReadBackHasTheSameSignatures() {
        SignatureManifest manifest = new SignatureManifest(List.of()).with(ONE).with(TWO);

        assertThat(SignatureManifest.parse(manifest.manifest())).isEqualTo(manifest);
    }

    @Test
    void manifestWhenWrittenHasTheFormOfCosign() {
        SignatureManifest manifest = new SignatureManifest(List.of()).with(ONE);

        assertThat(manifest.manifest().text())
                .isEqualTo("{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\","
                        + "\"config\":{\"mediaType\":\"application/vnd.oci.image.config.v1+json\",\"digest\":\""
                        + manifest.config().digest() + "\",\"size\":"
                        + manifest.config().size() + "},"
                        + "\"layers\":[{\"mediaType\":\"application/vnd.dev.cosign.simplesigning.v1+json\",\"digest\":\""
                        + ONE.payload().digest() + "\",\"size\":2,"
                        + "\"annotations\":{\"dev.cosignproject.cosign/signature\":\"MEUCIQ==\"}}]}");
        assertThat(manifest.config().text())
                .contains("\"diff_ids\":[\"" + ONE.payload().digest() + "\"]");
    }

    @Test
    void parseWhenItIsSomethingElseFindsNoSignature() {
        for (String text : List.of("", "{}", "[]", "{\"layers\":[{\"mediaType\":\"x\"}]}", "{\"layers\":7}")) {
            assertThat(SignatureManifest.parse(Content.of(text)).layers())
                    .as(text)
                    .isEmpty();
        }
    }
}
