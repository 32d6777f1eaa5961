package io.chartwright;

import io.chartwright.Outcome.Looked;
import io.chartwright.Outcome.Verified;
import io.chartwright.model.UnknownNameException;
import io.chartwright.packaging.cosign.CosignPublicKey;
import io.chartwright.packaging.openpgp.Keyring;
import io.chartwright.project.ProjectLayout;
import io.chartwright.publish.Targets;
import io.chartwright.publish.store.Store;
import io.chartwright.supplychain.ReceivedPackage;
import io.chartwright.supplychain.Verdict;
import io.chartwright.supplychain.Verification;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Verifies a package that somebody received. */
final class VerifyStep {
    private static final Pattern CHART = Pattern.compile("(oci://.+)/([^/:@]+)[:@]((?:sha256:)?[^/:@]+)");

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
        Optional<Keyring> trusted = what.keyring().map(file -> new KeyFiles(layout).keyring(file));
        ReceivedPackage received = receive();
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

    private ReceivedPackage receive() {
        String subject = what.subject();
        Targets targets = request.publishing().targets();
        Matcher chart = CHART.matcher(subject);
        if (chart.matches()) {
            String name = chart.group(2);
            String reference = chart.group(3);
            return ReceivedPackage.of(
                    withoutSecrets(subject), targets.registry(chart.group(1)).pull(name, reference));
        }
        if (subject.startsWith(Targets.OCI)) {
            throw new UnknownNameException("'" + withoutSecrets(subject)
                    + "' names no version: write oci://HOST/PATH/CHART:VERSION or …/CHART@sha256:DIGEST");
        }
        if (subject.contains("://")) {
            int slash = subject.lastIndexOf('/');
            try (Store store = targets.store(subject.substring(0, slash))) {
                return ReceivedPackage.in(store, withoutSecrets(subject), subject.substring(slash + 1));
            }
        }
        Path file = what.path().toAbsolutePath().normalize();
        try (Store store = targets.store(String.valueOf(file.getParent()))) {
            return ReceivedPackage.in(store, subject, String.valueOf(file.getFileName()));
        }
    }

    /** Returns an address without who logs in and without a query, which could be a token. */
    private static String withoutSecrets(String address) {
        return address.replaceFirst("://[^/@]*@", "://***@").replaceFirst("\\?.*", "");
    }
}
