package io.chartwright.packaging.openpgp;

import io.chartwright.packaging.PassphraseSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import java.util.Iterator;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.generators.X25519KeyPairGenerator;
import org.bouncycastle.crypto.params.Ed25519KeyGenerationParameters;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.crypto.params.X25519KeyGenerationParameters;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyRingGenerator;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;

/** OpenPGP keys that are made for a test. */
public final class TestKeys {
    public static final Instant MADE = Instant.parse("2020-01-01T00:00:00Z");
    public static final Instant NOW = Instant.parse("2026-11-28T00:00:00Z");
    public static final String PASSPHRASE = "correct horse Ünterwegs";

    private static final SecureRandom RANDOM = new SecureRandom();

    private TestKeys() {}

    public static BcPGPKeyPair rsa() throws PGPException {
        RSAKeyPairGenerator generator = new RSAKeyPairGenerator();
        generator.init(new RSAKeyGenerationParameters(BigInteger.valueOf(65537), RANDOM, 2048, 64));
        return pair(PublicKeyAlgorithmTags.RSA_GENERAL, generator.generateKeyPair());
    }

    public static BcPGPKeyPair ed25519() throws PGPException {
        Ed25519KeyPairGenerator generator = new Ed25519KeyPairGenerator();
        generator.init(new Ed25519KeyGenerationParameters(RANDOM));
        return pair(PublicKeyAlgorithmTags.EDDSA_LEGACY, generator.generateKeyPair());
    }

    public static BcPGPKeyPair curve25519() throws PGPException {
        X25519KeyPairGenerator generator = new X25519KeyPairGenerator();
        generator.init(new X25519KeyGenerationParameters(RANDOM));
        return pair(PublicKeyAlgorithmTags.ECDH, generator.generateKeyPair());
    }

    private static BcPGPKeyPair pair(int algorithm, AsymmetricCipherKeyPair keys) throws PGPException {
        return new BcPGPKeyPair(PublicKeyPacket.VERSION_4, algorithm, keys, Date.from(MADE));
    }

    /** What a key is made with. */
    public record Plan(BcPGPKeyPair pair, String name, String passphrase, int flags, long validSeconds) {
        public static Plan of(BcPGPKeyPair pair, String name) {
            return new Plan(pair, name, "", KeyFlags.CERTIFY_OTHER | KeyFlags.SIGN_DATA, 0);
        }

        public Plan lockedWith(String other) {
            return new Plan(pair, name, other, flags, validSeconds);
        }

        public Plan only(int others) {
            return new Plan(pair, name, passphrase, others, validSeconds);
        }

        public Plan validFor(long seconds) {
            return new Plan(pair, name, passphrase, flags, seconds);
        }

        PGPKeyRingGenerator generator() throws PGPException {
            PGPSignatureSubpacketGenerator stated = new PGPSignatureSubpacketGenerator();
            stated.setKeyFlags(true, flags);
            stated.setSignatureCreationTime(true, Date.from(MADE));
            if (validSeconds > 0) {
                stated.setKeyExpirationTime(true, validSeconds);
            }
            BcPGPDigestCalculatorProvider digests = new BcPGPDigestCalculatorProvider();
            return new PGPKeyRingGenerator(
                    PGPSignature.POSITIVE_CERTIFICATION,
                    pair,
                    name,
                    digests.get(HashAlgorithmTags.SHA1),
                    stated.generate(),
                    null,
                    signer(pair),
                    passphrase.isEmpty()
                            ? null
                            : new BcPBESecretKeyEncryptorBuilder(
                                            SymmetricKeyAlgorithmTags.AES_256,
                                            digests.get(HashAlgorithmTags.SHA256),
                                            0x60)
                                    .build(passphrase.toCharArray()));
        }

        public PGPSecretKeyRing ring() throws PGPException {
            return generator().generateSecretKeyRing();
        }

        public PGPSecretKeyRing ringWith(BcPGPKeyPair subkey, int subkeyFlags) throws PGPException {
            PGPKeyRingGenerator generator = generator();
            PGPSignatureSubpacketGenerator stated = new PGPSignatureSubpacketGenerator();
            stated.setKeyFlags(true, subkeyFlags);
            stated.setSignatureCreationTime(true, Date.from(MADE));
            if ((subkeyFlags & KeyFlags.SIGN_DATA) == 0) {
                generator.addSubKey(subkey, stated.generate(), null);
            } else {
                generator.addSubKey(subkey, stated.generate(), null, signer(subkey));
            }
            return generator.generateSecretKeyRing();
        }
    }

    /** Returns the ring of an unlocked key with its owner's word that it is no longer valid. */
    public static PGPSecretKeyRing revoked(PGPSecretKeyRing ring) throws PGPException {
        PGPSecretKey secret = ring.getSecretKey();
        PGPPublicKey key = secret.getPublicKey();
        PGPSignatureGenerator generator = new PGPSignatureGenerator(
                new BcPGPContentSignerBuilder(key.getAlgorithm(), HashAlgorithmTags.SHA512), key);
        generator.init(
                PGPSignature.KEY_REVOCATION,
                secret.extractPrivateKey(
                        new BcPBESecretKeyDecryptorBuilder(new BcPGPDigestCalculatorProvider()).build(new char[0])));
        PGPPublicKey revoked = PGPPublicKey.addCertification(key, generator.generateCertification(key));
        return PGPSecretKeyRing.insertSecretKey(ring, PGPSecretKey.replacePublicKey(secret, revoked));
    }

    public static byte[] secret(PGPSecretKeyRing... rings) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (PGPSecretKeyRing ring : rings) {
            out.writeBytes(ring.getEncoded());
        }
        return out.toByteArray();
    }

    public static byte[] open(PGPSecretKeyRing... rings) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (PGPSecretKeyRing ring : rings) {
            for (Iterator<PGPPublicKey> keys = ring.getPublicKeys(); keys.hasNext(); ) {
                keys.next().encode(out);
            }
        }
        return out.toByteArray();
    }

    public static byte[] armored(byte[] keys) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ArmoredOutputStream armor = new ArmoredOutputStream(out)) {
            armor.write(keys);
        }
        return out.toByteArray();
    }

    public static Keyring keyring(byte[] bytes) {
        return Keyring.read("keys.gpg", bytes);
    }

    public static PassphraseSource passphrase(String text) {
        return key -> text.isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(text.toCharArray());
    }

    public static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static BcPGPContentSignerBuilder signer(BcPGPKeyPair pair) {
        return new BcPGPContentSignerBuilder(pair.getPublicKey().getAlgorithm(), HashAlgorithmTags.SHA512);
    }
}
