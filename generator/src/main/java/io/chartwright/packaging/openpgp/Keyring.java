package io.chartwright.packaging.openpgp;

import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.bcpg.ArmoredInputStream;
import org.bouncycastle.gpg.keybox.KeyBlob;
import org.bouncycastle.gpg.keybox.PublicKeyRingBlob;
import org.bouncycastle.gpg.keybox.bc.BcKeyBox;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;

/** OpenPGP keys of one file: what {@code gpg --export} and {@code --export-secret-keys} write, or a GnuPG key box. */
public final class Keyring {
    private static final Pattern ARMORED =
            Pattern.compile("-----BEGIN PGP [A-Z ]+-----.*?-----END PGP [A-Z ]+-----", Pattern.DOTALL);
    private static final String KEY_BOX = "KBXf";
    private static final int KEY_BOX_AT = 8;

    private final String name;
    private final List<PGPPublicKeyRing> publicKeys = new ArrayList<>();
    private final List<PGPSecretKeyRing> secretKeys = new ArrayList<>();

    private Keyring(String name) {
        this.name = name;
    }

    /**
     * Reads a keyring.
     *
     * @param name what findings call the file
     * @param bytes armoured blocks, one after the other, or binary packets, or a key box
     * @throws InvalidInputException when there is no key in it
     */
    public static Keyring read(String name, byte[] bytes) {
        Keyring keyring = new Keyring(name);
        try {
            keyring.readAny(bytes);
        } catch (IOException | RuntimeException e) {
            // The library throws what it likes at bytes that are no keys.
            throw keyring.noKeyring("is no keyring that can be read");
        }
        if (keyring.publicKeys.isEmpty() && keyring.secretKeys.isEmpty()) {
            throw keyring.noKeyring("holds no OpenPGP key");
        }
        return keyring;
    }

    /** Returns what findings call the file. */
    public String name() {
        return name;
    }

    List<PGPSecretKeyRing> secretKeys() {
        return secretKeys;
    }

    /** Returns the keys that may have made the signature: those with the fingerprint or the number that it names. */
    List<PublicKey> candidates(PGPSignature signature) {
        List<PublicKey> found = new ArrayList<>();
        for (PGPPublicKeyRing ring : publicKeys) {
            find(signature, ring.getPublicKey(), ring.getPublicKeys()).ifPresent(found::add);
        }
        for (PGPSecretKeyRing ring : secretKeys) {
            find(signature, ring.getPublicKey(), ring.getPublicKeys()).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<PublicKey> find(PGPSignature signature, PGPPublicKey primary, Iterator<PGPPublicKey> all) {
        while (all.hasNext()) {
            PGPPublicKey key = all.next();
            if (key.getKeyID() == signature.getKeyID()) {
                return Optional.of(new PublicKey(primary, key));
            }
        }
        return Optional.empty();
    }

    private void readAny(byte[] bytes) throws IOException {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (text.startsWith(KEY_BOX, KEY_BOX_AT)) {
            for (KeyBlob blob : new BcKeyBox(bytes).getKeyBlobs()) {
                if (blob instanceof PublicKeyRingBlob ring) {
                    publicKeys.add(ring.getPGPPublicKeyRing());
                }
            }
            return;
        }
        Matcher block = ARMORED.matcher(text);
        boolean isArmored = false;
        while (block.find()) {
            isArmored = true;
            byte[] armored = block.group().getBytes(StandardCharsets.ISO_8859_1);
            readPackets(new ArmoredInputStream(new ByteArrayInputStream(armored)).readAllBytes());
        }
        if (!isArmored) {
            readPackets(bytes);
        }
    }

    private void readPackets(byte[] bytes) throws IOException {
        BcPGPObjectFactory packets = new BcPGPObjectFactory(bytes);
        for (Object packet = packets.nextObject(); packet != null; packet = packets.nextObject()) {
            if (packet instanceof PGPPublicKeyRing ring) {
                publicKeys.add(ring);
            } else if (packet instanceof PGPSecretKeyRing ring) {
                secretKeys.add(ring);
            }
        }
    }

    private InvalidInputException noKeyring(String problem) {
        return new InvalidInputException(Finding.error(
                "signing/keyring",
                Location.of(name),
                problem,
                "make it with 'gpg --export-secret-keys NAME' to sign, or 'gpg --export NAME' to verify"));
    }
}
