package io.chartwright.packaging.cosign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chartwright.model.Content;
import io.chartwright.model.Digest;
import java.io.IOException;
import java.util.Optional;

/**
 * A signature of an OCI manifest.
 *
 * @param payload what is signed: a document of the form "simple signing" that names the manifest by its digest
 * @param signature the signature of the payload, in base64
 */
public record CosignSignature(Content payload, String signature) {

    /** The media type of the layer that the payload is. */
    public static final String MEDIA_TYPE = "application/vnd.dev.cosign.simplesigning.v1+json";

    /** The annotation of that layer that holds the signature. */
    public static final String ANNOTATION = "dev.cosignproject.cosign/signature";

    private static final String TYPE = "cosign container image signature";

    /**
     * Signs a manifest. The same manifest and key give the same bytes.
     *
     * @param repository the name of the manifest's repository with its registry, for example {@code ghcr.io/team/web}
     */
    public static CosignSignature of(String repository, Digest manifest, CosignKey key) {
        Content payload = Content.of("{\"critical\":{\"identity\":{\"docker-reference\":\"" + repository
                + "\"},\"image\":{\"docker-manifest-digest\":\"" + manifest + "\"},\"type\":\"" + TYPE
                + "\"},\"optional\":null}");
        return new CosignSignature(payload, key.sign(payload.bytes()));
    }

    /** Returns the tag under which cosign looks for the signatures of a manifest. */
    public static String tag(Digest manifest) {
        return "sha256-" + manifest.hex() + ".sig";
    }

    /** Returns whether the owner of the key has signed the manifest. */
    public boolean isOf(Digest manifest, CosignPublicKey key) {
        return signed().filter(manifest.toString()::equals).isPresent() && key.verifies(payload.bytes(), signature);
    }

    /** Returns the digest that the payload names; empty when it is no payload of cosign. */
    private Optional<String> signed() {
        try {
            JsonNode critical = new ObjectMapper().readTree(payload.bytes()).path("critical");
            return critical.path("type").asText().equals(TYPE)
                    ? Optional.of(critical.path("image")
                            .path("docker-manifest-digest")
                            .asText())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
