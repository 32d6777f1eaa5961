package io.chartwright.e2e.publishing;

import io.chartwright.model.ChartArchive;
import io.chartwright.model.Content;
import io.chartwright.packaging.cosign.CosignKey;
import io.chartwright.packaging.openpgp.Keyring;
import io.chartwright.packaging.openpgp.ProvenanceCheck;
import io.chartwright.packaging.openpgp.ProvenanceFile;
import io.chartwright.packaging.openpgp.SigningKey;
import io.chartwright.publish.Provenance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.params.Ed25519KeyGenerationParameters;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyRingGenerator;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;

/**
 * The keys of a publisher, in files, so that one who is killed and the next one have the same: {@code secret.gpg},
 * {@code public.gpg}, {@code cosign.key} and {@code cosign.pub}.
 *
 * @param folder where they are
 */
record PublisherKeys(Path folder) {
    private static final Instant MADE = Instant.parse("2020-01-02T03:04:05Z");

    /** Makes keys in a new folder below this one. */
    static PublisherKeys make(Path folder) throws IOException {
        Path keys = Files.createTempDirectory(folder, "keys");
        try {
            PGPKeyRingGenerator ring = ring();
            Files.write(keys.resolve("secret.gpg"), ring.generateSecretKeyRing().getEncoded());
            Files.write(keys.resolve("public.gpg"), ring.generatePublicKeyRing().getEncoded());
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            Files.writeString(
                    keys.resolve("cosign.key"),
                    pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
            Files.writeString(
                    keys.resolve("cosign.pub"),
                    pem("PUBLIC KEY", pair.getPublic().getEncoded()));
        } catch (PGPException | GeneralSecurityException e) {
            throw new IOException(e);
        }
        return new PublisherKeys(keys);
    }

    /** Returns the signature of the archive. */
    Provenance provenance(ChartArchive archive) {
        Keyring keyring = Keyring.read("secret.gpg", read("secret.gpg"));
        Content file =
                ProvenanceFile.sign(archive, SigningKey.of(keyring, "", Instant.now(), unused -> Optional.empty()));
        return new Provenance() {
            @Override
            public Content content() {
                return file;
            }

            @Override
            public boolean accepts(Content published) {
                return ProvenanceCheck.of(archive.content(), archive.fileName(), published, keyring, Instant.now())
                        .isGood();
            }
        };
    }

    /** Returns the key that signs in registries. */
    CosignKey cosign() {
        return CosignKey.read("cosign.key", read("cosign.key"), unused -> Optional.empty());
    }

    private byte[] read(String file) {
        try {
            return Files.readAllBytes(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PGPKeyRingGenerator ring() throws PGPException {
        Ed25519KeyPairGenerator generator = new Ed25519KeyPairGenerator();
        generator.init(new Ed25519KeyGenerationParameters(new SecureRandom()));
        int algorithm = PublicKeyAlgorithmTags.EDDSA_LEGACY;
        BcPGPKeyPair pair =
                new BcPGPKeyPair(PublicKeyPacket.VERSION_4, algorithm, generator.generateKeyPair(), Date.from(MADE));
        PGPSignatureSubpacketGenerator stated = new PGPSignatureSubpacketGenerator();
        stated.setKeyFlags(true, KeyFlags.CERTIFY_OTHER | KeyFlags.SIGN_DATA);
        return new PGPKeyRingGenerator(
                PGPSignature.POSITIVE_CERTIFICATION,
                pair,
                "Publisher",
                new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA1),
                stated.generate(),
                null,
                new BcPGPContentSignerBuilder(algorithm, HashAlgorithmTags.SHA512),
                null);
    }

    private static String pem(String kind, byte[] key) {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(key);
        return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
    }
}
