package io.chartwright;

import io.chartwright.Outcome.Looked;
import io.chartwright.Outcome.Verified;
import io.chartwright.model.UnknownNameException;
import io.chartwright.packaging.openpgp.Keyring;
import io.chartwright.project.ProjectLayout;
import io.chartwright.publish.retry.Patience;
import io.chartwright.publish.retry.Timing;
import io.chartwright.publish.store.FolderStore;
import io.chartwright.publish.store.Store;
import io.chartwright.supplychain.ReceivedPackage;
import io.chartwright.supplychain.Verdict;
import io.chartwright.supplychain.Verification;
import java.nio.file.Files;
import java.nio.file.Path;
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
     * @throws UnknownNameException when there is no such package, keyring or commit
     * @throws io.chartwright.model.InvalidInputException when it is no package
     */
    Outcome run(Outcome outcome) {
        Optional<Keyring> trusted = what.keyring().map(file -> KeyringFile.read(layout, file));
        ReceivedPackage received = receive();
        Verdict signed = Verification.of(received, trusted, request.endOfToday());
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

    private ReceivedPackage receive() {
        Path file = what.path();
        if (!Files.isRegularFile(file)) {
            throw new UnknownNameException("there is no package " + what.subject());
        }
        Patience patience = new Patience(Patience.USUAL, Timing.system());
        Store folder = new FolderStore(file.toAbsolutePath().getParent(), patience);
        return ReceivedPackage.in(folder, what.subject(), file.getFileName().toString());
    }
}
