package io.chartwright.packaging.openpgp;

import io.chartwright.model.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.bcpg.sig.IssuerFingerprint;
import org.bouncycastle.openpgp.PGPObjectFactory;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;

/** Reads which key a signature names, without asking whether it is good. */
public final class SignatureKey {
    private static final String BEGIN = "-----BEGIN PGP SIGNATURE-----";

    private SignatureKey() {}

    /** Returns the fingerprint of the key that a provenance file names, in capital hexadecimal digits. */
    public static Optional<String> fingerprint(Content provenance) {
        String text = provenance.text();
        int begin = text.indexOf(BEGIN);
        if (begin < 0) {
            return Optional.empty();
        }
        byte[] armor = text.substring(begin).getBytes(StandardCharsets.US_ASCII);
        try {
            Object first = new PGPObjectFactory(
                            PGPUtil.getDecoderStream(new ByteArrayInputStream(armor)), new BcKeyFingerprintCalculator())
                    .nextObject();
            return first instanceof PGPSignatureList list && !list.isEmpty()
                    ? Optional.ofNullable(list.get(0).getHashedSubPackets())
                            .map(packets -> packets.getIssuerFingerprint())
                            .map(IssuerFingerprint::getFingerprint)
                            .map(HexFormat.of().withUpperCase()::formatHex)
                    : Optional.empty();
        } catch (IOException | RuntimeException e) {
            // What is no signature names no key; whether it is one is for 'verify' to say.
            return Optional.empty();
        }
    }
}
