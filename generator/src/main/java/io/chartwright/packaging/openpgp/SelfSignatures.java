package io.chartwright.packaging.openpgp;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.bouncycastle.bcpg.SignatureSubpacketTags;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;

/** What the owner of a key has signed of it. Only signatures that verify are returned. */
final class SelfSignatures {
    private static final BcPGPContentVerifierBuilderProvider VERIFIERS = new BcPGPContentVerifierBuilderProvider();

    private final PGPPublicKey primary;
    private final PGPPublicKey key;
    private final boolean isSubkey;

    SelfSignatures(PublicKey of) {
        this.primary = of.primary();
        this.key = of.key();
        this.isSubkey = of.isSubkey();
    }

    /** A check of one signature. */
    private interface Check {
        boolean holds(PGPSignature signature) throws PGPException;
    }

    /** Returns those that confirm the primary key, of each of its names and of itself. */
    List<PGPSignature> ofPrimary() {
        List<PGPSignature> found = new ArrayList<>();
        Iterator<byte[]> names = primary.getRawUserIDs();
        while (names.hasNext()) {
            byte[] name = names.next();
            valid(
                    primary.getSignaturesForID(name),
                    signature -> signature.isCertification() && signature.verifyCertification(name, primary),
                    found);
        }
        valid(
                primary.getSignaturesOfType(PGPSignature.DIRECT_KEY),
                signature -> signature.verifyCertification(primary),
                found);
        return found;
    }

    /** Returns those that confirm the key: for a subkey those that bind it to the primary key. */
    List<PGPSignature> own() {
        if (!isSubkey) {
            return ofPrimary();
        }
        List<PGPSignature> found = new ArrayList<>();
        valid(
                key.getSignaturesOfType(PGPSignature.SUBKEY_BINDING),
                signature -> signature.verifyCertification(primary, key) && agrees(signature),
                found);
        return found;
    }

    boolean isRevoked() {
        List<PGPSignature> found = new ArrayList<>();
        valid(
                primary.getSignaturesOfType(PGPSignature.KEY_REVOCATION),
                signature -> signature.verifyCertification(primary),
                found);
        if (isSubkey) {
            valid(
                    key.getSignaturesOfType(PGPSignature.SUBKEY_REVOCATION),
                    signature -> signature.verifyCertification(primary, key),
                    found);
        }
        return !found.isEmpty();
    }

    /** A subkey for signing must have signed that it belongs to the primary key, or somebody else's could be claimed. */
    private boolean agrees(PGPSignature binding) throws PGPException {
        boolean isForSigning = (binding.getHashedSubPackets().getKeyFlags() & KeyFlags.SIGN_DATA) != 0;
        if (!isForSigning) {
            return binding.getHashedSubPackets().hasSubpacket(SignatureSubpacketTags.KEY_FLAGS);
        }
        for (PGPSignatureList list : List.of(
                binding.getHashedSubPackets().getEmbeddedSignatures(),
                binding.getUnhashedSubPackets().getEmbeddedSignatures())) {
            for (PGPSignature embedded : list) {
                embedded.init(VERIFIERS, key);
                if (embedded.getSignatureType() == PGPSignature.PRIMARYKEY_BINDING
                        && embedded.verifyCertification(primary, key)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void valid(Iterator<PGPSignature> signatures, Check check, List<PGPSignature> found) {
        while (signatures.hasNext()) {
            PGPSignature signature = signatures.next();
            try {
                if (signature.getKeyID() == primary.getKeyID() && signature.hasSubpackets()) {
                    signature.init(VERIFIERS, primary);
                    if (check.holds(signature)) {
                        found.add(signature);
                    }
                }
            } catch (PGPException | RuntimeException e) {
                // Made by an algorithm that is not known here, or damaged: it confirms nothing.
            }
        }
    }
}
