package io.chartwright;

import io.chartwright.Outcome.Looked;
import io.chartwright.Outcome.Verified;
import io.chartwright.packaging.cosign.CosignPublicKey;
import io.chartwright.packaging.openpgp.Keyring;
import io.chartwright.project.ProjectLayout;
import io.chartwright.supplychain.ReceivedPackage;
import io.chartwright.supplychain.Verdict;
import io.chartwright.supplychain.Verification;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Verifies a package that somebody received. */
final class VerifyStep {
    private final VerifyRequest what;
    private final Request request;
    private final ProjectLayout layout;

    VerifyStep(VerifyRequest what, Request request, ProjectLayout layout) {
        this.what = what;
        this.request = request;
        this.layout = layout;
    }

    /**
     * Returns the outcome with the verdict.
     *
     * @throws io.chartwright.model.UnknownNameException when there is no such package, keyring or commit
     * @throws io.chartwright.model.InvalidInputException when it is no package
     */
    Outcome run(Outcome outcome) {
        Optional<Keyring> trusted = what.keyring().map(file -> new KeyFiles(layout).keyring(file));
        ReceivedPackage received = PackageSource.receive(
                what.subject(), what.path(), request.publishing().targets());
        Optional<CosignPublicKey> cosignKey = what.cosignKey().map(new KeyFiles(layout)::cosignPublicKey);
        Verdict signed = Verification.of(received, trusted, cosignKey, request.endOfToday());
        Verdict verdict = what.isRebuild() ? new RebuildStep(what, request, layout).add(received, signed) : signed;
        List<Looked> checks = verdict.checks().stream()
                .map(check ->
                        new Looked(check.subject(), check.status().name().toLowerCase(Locale.ROOT), check.detail()))
                .toList();
        return outcome.withFindings(verdict.findings())
                .withVerified(new Verified(
                        received.name(),
                        verdict.id().name(),
                        verdict.id().version().toString(),
                        verdict.digest(),
                        checks));
    }
}
