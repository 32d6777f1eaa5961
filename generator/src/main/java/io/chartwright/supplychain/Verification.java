package io.chartwright.supplychain;

import io.chartwright.model.ChartFile;
import io.chartwright.model.Digest;
import io.chartwright.model.Finding;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.packaging.cosign.CosignPublicKey;
import io.chartwright.packaging.openpgp.Keyring;
import io.chartwright.packaging.openpgp.ProvenanceCheck;
import io.chartwright.packaging.openpgp.ProvenanceCheck.Signer;
import io.chartwright.packaging.openpgp.ProvenanceFile;
import io.chartwright.publish.IndexedDigest;
import io.chartwright.publish.oci.PulledChart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares a package with what its publisher signed and listed. */
public final class Verification {
    private static final String AGAIN =
            "not install it: get the package and what lies beside it anew from whoever publishes them";

    private final ReceivedPackage received;
    private final Optional<Keyring> trusted;
    private final Optional<CosignPublicKey> cosignKey;
    private final Instant now;
    private final List<Check> checks = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    private Verification(
            ReceivedPackage received, Optional<Keyring> trusted, Optional<CosignPublicKey> cosignKey, Instant now) {
        this.received = received;
        this.trusted = trusted;
        this.cosignKey = cosignKey;
        this.now = now;
    }

    /**
     * Verifies a package.
     *
     * @param trusted the keys that may have signed it; when there are none, a signature is neither checked nor demanded
     * @param cosignKey the key that must have signed its manifest in a registry; when there is none, that is not checked
     * @param now the time at which a key must be valid
     * @throws io.chartwright.model.InvalidInputException when it is no archive of a chart
     */
    public static Verdict of(
            ReceivedPackage received, Optional<Keyring> trusted, Optional<CosignPublicKey> cosignKey, Instant now) {
        return new Verification(received, trusted, cosignKey, now).run();
    }

    private Verdict run() {
        ArchivedChart chart = ArchivedChart.of(received.name(), received.archive());
        checkName(chart);
        received.bundle().ifPresent(bundle -> checkBundle(bundle, chart));
        checkProvenance(chart);
        checkIndex(chart);
        checkSignature();
        return new Verdict(chart.id(), received.archive().digest(), checks, findings);
    }

    private void checkName(ArchivedChart chart) {
        String expected = chart.id() + ".tgz";
        if (received.fileName().equals(expected)) {
            checks.add(Check.verified("archive", "a chart of " + chart.files().size() + " files"));
        } else {
            fail(
                    "archive",
                    "verify/archive",
                    received.name(),
                    "is called " + received.fileName() + ", but holds " + chart.id(),
                    "give it the name " + expected + " back, by which it is signed and listed");
        }
    }

    /** The package is signed and the bundle is not, so its values files are as good as they are those of the package. */
    private void checkBundle(Bundle bundle, ArchivedChart chart) {
        List<String> others = bundle.valuesFiles().entrySet().stream()
                .filter(file -> !Optional.ofNullable(chart.files().get(file.getKey()))
                        .map(ChartFile::content)
                        .equals(Optional.of(file.getValue())))
                .map(file -> Bundle.VALUES + file.getKey())
                .toList();
        if (others.isEmpty()) {
            checks.add(Check.verified(
                    "bundle",
                    "its files have the digests of its list, and its "
                            + bundle.valuesFiles().size() + " values files are those of the package"));
        } else {
            fail(
                    "bundle",
                    "bundle/content",
                    received.name(),
                    "does not hold, or holds otherwise, what lies beside it: " + String.join(", ", others),
                    "not use those files, and ask whoever made the bundle for a new one");
        }
    }

    private void checkProvenance(ArchivedChart chart) {
        String file = received.name() + ProvenanceFile.SUFFIX;
        if (received.provenance().isEmpty() && trusted.isEmpty()) {
            checks.add(Check.absent("provenance", "there is no " + file));
        } else if (received.provenance().isEmpty()) {
            fail(
                    "provenance",
                    "verify/provenance",
                    file,
                    "is not there",
                    "ask the publisher to sign the package, or leave out --keyring");
        } else if (trusted.isEmpty()) {
            checks.add(Check.unchecked("provenance", "name the keys that you trust with --keyring"));
        } else {
            ProvenanceCheck check = ProvenanceCheck.of(
                    received.archive(),
                    received.fileName(),
                    received.provenance().get(),
                    trusted.get(),
                    now);
            Optional<String> problem = check.problem().or(() -> otherMetadata(chart, check));
            if (problem.isPresent()) {
                fail("provenance", "verify/provenance", file, problem.get(), AGAIN);
            } else {
                Signer signer = check.signer().orElseThrow();
                checks.add(Check.verified(
                        "provenance",
                        "signed by " + signer.name() + ", key " + signer.fingerprint() + ", at " + signer.time()));
            }
        }
    }

    /** Helm shows the signed metadata to people, but never compares it with the archive. */
    private static Optional<String> otherMetadata(ArchivedChart chart, ProvenanceCheck check) {
        Mapping signed = check.provenance().orElseThrow().metadata();
        boolean isSame = List.of("name", "version").stream()
                .allMatch(key -> signed.text(key).equals(chart.metadata().text(key)));
        return isSame ? Optional.empty() : Optional.of("describes another chart than the one in the archive");
    }

    private void checkIndex(ArchivedChart chart) {
        if (received.pulled().isPresent() || received.bundle().isPresent()) {
            return;
        }
        if (received.index().isEmpty()) {
            checks.add(Check.absent("index", "there is no index.yaml beside it"));
            return;
        }
        String place = received.name().replaceAll("[^/\\\\]*$", "") + "index.yaml";
        Digest actual = received.archive().digest();
        Optional<Digest> listed = IndexedDigest.of(place, received.index().get(), chart.id(), actual);
        if (listed.isEmpty()) {
            fail(
                    "index",
                    "verify/index",
                    place,
                    "does not list " + chart.id(),
                    "take a version that is listed, or ask the publisher to complete the index");
        } else if (listed.get().equals(actual)) {
            checks.add(Check.verified("index", "index.yaml lists it with the same digest"));
        } else {
            fail(
                    "index",
                    "verify/index",
                    place,
                    "lists " + chart.id() + " with " + listed.get() + ", but the package has " + actual,
                    AGAIN);
        }
    }

    private void checkSignature() {
        if (received.pulled().isEmpty() && cosignKey.isPresent()) {
            fail(
                    "signature",
                    "verify/signature",
                    received.name(),
                    "comes from no OCI registry, and cosign signs nothing else",
                    "name it as oci://HOST/PATH/CHART:VERSION, or verify its provenance with --keyring");
        } else if (received.pulled().isPresent()) {
            checkSignature(received.pulled().get());
        }
    }

    private void checkSignature(PulledChart pulled) {
        int number = pulled.signatures().size();
        if (cosignKey.isEmpty()) {
            checks.add(
                    number == 0
                            ? Check.absent("signature", "nobody has signed it with cosign")
                            : Check.unchecked("signature", "name the public key that you trust with --cosign-key"));
        } else if (pulled.signatures().stream().anyMatch(one -> one.isOf(pulled.manifest(), cosignKey.get()))) {
            checks.add(Check.verified("signature", "the key has signed the manifest " + pulled.manifest()));
        } else {
            String others = number == 0 ? "" : "; it has " + number + " by others, or of another manifest";
            fail(
                    "signature",
                    "verify/signature",
                    received.name(),
                    "has no signature by the key that is trusted" + others,
                    "ask the publisher to sign it, and do not install it before");
        }
    }

    private void fail(String subject, String rule, String file, String problem, String fix) {
        checks.add(Check.failed(subject, problem));
        findings.add(Finding.error(rule, Location.of(file), problem, fix));
    }
}
