package io.chartwright.publish.oci;

import io.chartwright.model.Content;
import io.chartwright.model.Digest;
import io.chartwright.packaging.cosign.CosignKey;
import io.chartwright.packaging.cosign.CosignSignature;
import io.chartwright.publish.oci.SignatureManifest.Layer;
import io.chartwright.publish.store.PublishException;
import java.util.List;
import java.util.Optional;

/**
 * The signatures of the manifests in one repository of a registry.
 *
 * @param registry the door to the repository
 * @param repository the repository's name with its registry, for example {@code ghcr.io/team/web}
 */
record Signatures(Registry registry, String repository) {

    /** More than any payload has, in bytes. */
    private static final long LONGEST_PAYLOAD = 1 << 16;

    /** Whoever may write could add any number. */
    private static final int MOST = 100;

    /** Returns the signatures of the manifest, whoever made them. */
    List<CosignSignature> of(Digest manifest) {
        return read(manifest).layers().stream().limit(MOST).map(this::signature).toList();
    }

    /**
     * Signs the manifest, beside what others have signed; does nothing when the key has signed it already.
     *
     * @return what was written, in the order of writing
     */
    List<String> add(Digest manifest, CosignKey key, boolean isDryRun) {
        if (of(manifest).stream().anyMatch(signature -> signature.isOf(manifest, key.publicKey()))) {
            return List.of();
        }
        CosignSignature signature = CosignSignature.of(repository, manifest, key);
        SignatureManifest signed = read(manifest).with(signature);
        String tag = CosignSignature.tag(manifest);
        if (!isDryRun) {
            registry.upload(signature.payload());
            registry.upload(signed.config());
            registry.putManifest(tag, signed.manifest());
            if (of(manifest).stream().noneMatch(kept -> kept.equals(signature))) {
                throw new PublishException("the signature of " + repository + "@" + manifest
                        + " is not there although the registry took it; did somebody else sign it at the same time?"
                        + " Run it again");
            }
        }
        return List.of(
                "blobs/" + signature.payload().digest(),
                "blobs/" + signed.config().digest(),
                "manifests/" + tag);
    }

    private SignatureManifest read(Digest manifest) {
        Optional<Content> there = registry.manifest(CosignSignature.tag(manifest));
        return there.map(SignatureManifest::parse).orElse(new SignatureManifest(List.of()));
    }

    private CosignSignature signature(Layer layer) {
        return new CosignSignature(registry.blob(layer.payload().digest(), LONGEST_PAYLOAD), layer.signature());
    }
}
