package io.chartwright.cli;

import io.chartwright.packaging.openpgp.TestKeys;
import io.chartwright.packaging.openpgp.TestKeys.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPSecretKeyRing;

/** The keys of cases, made anew each time. */
final class CaseKeys {
    private CaseKeys() {}

    /** Writes a keyring with a private key of each owner; without a passphrase the keys are not locked. */
    static void keyring(Path file, List<String> owners, String passphrase) throws IOException {
        try {
            List<PGPSecretKeyRing> rings = new ArrayList<>();
            for (String owner : owners) {
                Plan plan = Plan.of(TestKeys.ed25519(), owner);
                rings.add((passphrase.isEmpty() ? plan : plan.lockedWith(passphrase)).ring());
            }
            Files.write(file, TestKeys.secret(rings.toArray(PGPSecretKeyRing[]::new)));
        } catch (PGPException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes the private key to the file and the public one beside it, with {@code .pub}. */
    static void cosign(Path file) throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            Files.writeString(file, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
            Files.writeString(
                    Path.of(file + ".pub"), pem("PUBLIC KEY", pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String title, byte[] content) {
        return "-----BEGIN " + title + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END "
                + title + "-----\n";
    }
}
