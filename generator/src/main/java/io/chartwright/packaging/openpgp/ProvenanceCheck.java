package io.chartwright.packaging.openpgp;

import io.chartwright.model.Content;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.PGPDigestCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;

/**
 * What came of checking a provenance file against an archive and the keys that are trusted.
 *
 * @param problem why it proves nothing, as the rest of a sentence about the file; empty when it does
 * @param signer who signed it, when a trusted key did
 * @param provenance what is signed, when that can be read
 */
public record ProvenanceCheck(Optional<String> problem, Optional<Signer> signer, Optional<ProvenanceFile> provenance) {

    /** Clocks differ; a signature may be this much younger than the moment at which it is checked. */
    private static final Duration SKEW = Duration.ofDays(1);

    private static final List<Integer> HASHES =
            List.of(HashAlgorithmTags.SHA256, HashAlgorithmTags.SHA384, HashAlgorithmTags.SHA512);

    /**
     * Who signed.
     *
     * @param fingerprint of the primary key, in capital hexadecimal digits
     * @param name whom the key belongs to
     * @param time when it was signed, as the signature says
     */
    public record Signer(String fingerprint, String name, Instant time) {}

    /** Returns whether the archive is the one that a trusted key has signed. */
    public boolean isGood() {
        return problem.isEmpty();
    }

    /**
     * Checks a provenance file.
     *
     * @param archive the archive's bytes
     * @param fileName what the archive is called, by which the file must name it
     * @param file the provenance file's bytes
     * @param keyring the keys that are trusted
     * @param now the time at which the key must be valid
     */
    public static ProvenanceCheck of(Content archive, String fileName, Content file, Keyring keyring, Instant now) {
        Optional<ClearSignedText> signed = ClearSignedText.parse(file.bytes());
        Optional<PGPSignature> signature = signed.flatMap(ProvenanceCheck::signature);
        if (signed.isEmpty() || signature.isEmpty()) {
            return bad("is not a clear-signed text, or was changed");
        }
        List<PublicKey> candidates = keyring.candidates(signature.get());
        if (candidates.isEmpty()) {
            return bad("is signed by the key " + number(signature.get()) + ", which is not in " + keyring.name());
        }
        Optional<PublicKey> key = candidates.stream()
                .filter(candidate -> verifies(signature.get(), signed.get(), candidate))
                .findFirst();
        if (key.isEmpty()) {
            return bad("was changed after it was signed, or its signature is damaged");
        }
        Instant time = signature.get().getCreationTime().toInstant();
        Signer signer = new Signer(key.get().fingerprint(), key.get().title(), time);
        Optional<ProvenanceFile> provenance = ProvenanceFile.parse(signed.get().text());
        Optional<String> problem = key.get()
                .unfitness(now)
                .map(why -> "is signed by the key " + signer.fingerprint() + ", which " + why)
                .or(() -> expiry(signature.get(), now))
                .or(() -> mismatch(provenance, fileName, archive));
        return new ProvenanceCheck(problem, Optional.of(signer), provenance);
    }

    private static Optional<String> expiry(PGPSignature signature, Instant now) {
        Instant time = signature.getCreationTime().toInstant();
        long seconds = signature.getHashedSubPackets().getSignatureExpirationTime();
        if (time.isAfter(now.plus(SKEW))) {
            return Optional.of("says that it was signed at " + time + ", which is still to come");
        }
        return seconds > 0 && !time.plusSeconds(seconds).isAfter(now)
                ? Optional.of("has a signature that expired at " + time.plusSeconds(seconds))
                : Optional.empty();
    }

    private static Optional<String> mismatch(Optional<ProvenanceFile> provenance, String fileName, Content archive) {
        if (provenance.isEmpty()) {
            return Optional.of("is signed, but is no provenance of a chart");
        }
        String said = provenance.get().digests().get(fileName);
        if (said == null) {
            return Optional.of("is for " + provenance.get().digests().keySet() + ", not for " + fileName);
        }
        String actual = archive.digest().toString();
        return said.equals(actual)
                ? Optional.empty()
                : Optional.of("is for another archive: it says " + said + ", and " + fileName + " has " + actual);
    }

    /** Returns the only signature of the text; empty unless it is written in the one way that there is. */
    private static Optional<PGPSignature> signature(ClearSignedText signed) {
        try {
            if (new BcPGPObjectFactory(signed.signature().bytes()).nextObject() instanceof PGPSignatureList list
                    && list.size() == 1
                    && list.get(0).getSignatureType() == PGPSignature.CANONICAL_TEXT_DOCUMENT
                    && Content.of(list.get(0).getEncoded()).equals(signed.signature())
                    && HASHES.contains(list.get(0).getHashAlgorithm())
                    && signed.hash().equals(hashName(list.get(0)))
                    && hasPrefix(list.get(0), signed)) {
                return Optional.of(list.get(0));
            }
        } catch (IOException | PGPException | RuntimeException e) {
            // The library throws what it likes at bytes that are no signature.
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static String hashName(PGPSignature signature) {
        return switch (signature.getHashAlgorithm()) {
            case HashAlgorithmTags.SHA256 -> "SHA256";
            case HashAlgorithmTags.SHA384 -> "SHA384";
            default -> "SHA512";
        };
    }

    /** The first two bytes of the hash stand beside the signature, unsigned. */
    private static boolean hasPrefix(PGPSignature signature, ClearSignedText signed) throws IOException, PGPException {
        PGPDigestCalculator calculator = new BcPGPDigestCalculatorProvider().get(signature.getHashAlgorithm());
        try (OutputStream out = calculator.getOutputStream()) {
            out.write(ClearSignedText.signedBytes(signed.text()));
            out.write(signature.getSignatureTrailer());
        }
        return Arrays.equals(Arrays.copyOf(calculator.getDigest(), 2), signature.getDigestPrefix());
    }

    private static boolean verifies(PGPSignature signature, ClearSignedText signed, PublicKey candidate) {
        try {
            signature.init(new BcPGPContentVerifierBuilderProvider(), candidate.key());
            signature.update(ClearSignedText.signedBytes(signed.text()));
            return signature.verify();
        } catch (PGPException | RuntimeException e) {
            return false;
        }
    }

    private static String number(PGPSignature signature) {
        return HexFormat.of().withUpperCase().toHexDigits(signature.getKeyID());
    }

    private static ProvenanceCheck bad(String problem) {
        return new ProvenanceCheck(Optional.of(problem), Optional.empty(), Optional.empty());
    }
}
