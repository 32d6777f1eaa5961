package io.chartwright;

import io.chartwright.model.Branch;
import io.chartwright.model.Digest;
import io.chartwright.model.Finding;
import io.chartwright.model.Impact;
import io.chartwright.model.Severity;
import io.chartwright.rules.Ignored;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a run of the pipeline found and made.
 *
 * @param findings the problems, sorted by place
 * @param ignored the problems that the project has decided not to report, sorted by place
 * @param rendered the charts that were rendered
 * @param checked what the charts were validated for, if they were
 * @param packaged the archives that were written
 * @param published what became of each archive in the chart repository
 * @param migrated the operator's values file that was migrated, if one was
 * @param verified what came of verifying a package, if one was
 * @param coverage the branches of the charts' templates, sorted by place, if it was asked which are reached
 * @param impacts what each value moves, in the order of the values, if it was asked for
 */
public record Outcome(
        List<Finding> findings,
        List<Ignored> ignored,
        List<Rendered> rendered,
        Optional<Checked> checked,
        List<Packaged> packaged,
        List<Published> published,
        Optional<Migrated> migrated,
        Optional<Verified> verified,
        Optional<List<Branch>> coverage,
        Optional<List<Impact>> impacts) {

    /**
     * A rendered chart.
     *
     * @param chart its name
     * @param version its version
     * @param folder where it is written, relative to the project
     * @param overlays the names of its values files for clouds
     * @param changes the files that differ from what was there
     */
    public record Rendered(String chart, String version, String folder, List<String> overlays, List<Change> changes) {}

    /**
     * A file that differs from what was there.
     *
     * @param path relative to the project
     * @param kind {@code added}, {@code changed} or {@code removed}
     */
    public record Change(String path, String kind) {}

    /**
     * What the charts were validated for.
     *
     * @param overlays how many overlays
     * @param minors the Kubernetes minors, oldest first
     * @param cells how many combinations
     */
    public record Checked(int overlays, List<String> minors, int cells) {}

    /**
     * An archive.
     *
     * @param chart the chart's name
     * @param version the chart's version
     * @param file where it is
     * @param size in bytes
     * @param digest of the file
     * @param signed its signature, if it is signed
     */
    public record Packaged(
            String chart, String version, String file, long size, Digest digest, Optional<Signed> signed) {}

    /**
     * A signature of an archive.
     *
     * @param file the provenance file
     * @param owner whose key made it
     * @param fingerprint of the key, in capital hexadecimal digits
     */
    public record Signed(String file, String owner, String fingerprint) {}

    /**
     * An archive in a chart repository.
     *
     * @param chart the chart's name
     * @param version the chart's version
     * @param repository where it was published
     * @param status {@code new}, {@code replaced} or {@code unchanged}
     * @param files what was written for it, relative to the repository
     * @param remarks what else a user should know
     */
    public record Published(
            String chart, String version, String repository, String status, List<String> files, List<String> remarks) {}

    /**
     * An operator's values file for this version of the chart.
     *
     * @param chart the chart's name
     * @param file the file that was read
     * @param moved each key that was moved, as its old path and its new one
     * @param output the file that was written; empty when the caller prints it
     * @param values the new text
     */
    public record Migrated(String chart, String file, List<Moved> moved, Optional<String> output, String values) {}

    /**
     * A renamed key, as dotted paths.
     *
     * @param from its old path
     * @param to its new path
     */
    public record Moved(String from, String to) {}

    /**
     * A package that was compared with what its publisher signed and listed.
     *
     * @param subject its path or address
     * @param chart the chart's name
     * @param version the chart's version
     * @param digest of the package
     * @param checks what was looked at, in order
     */
    public record Verified(String subject, String chart, String version, Digest digest, List<Looked> checks) {}

    /**
     * One thing that was looked at.
     *
     * @param subject what it is, for example {@code provenance}
     * @param status {@code verified}, {@code failed}, {@code unchecked} or {@code absent}
     * @param detail why
     */
    public record Looked(String subject, String status, String detail) {}

    public Outcome {
        findings = findings.stream().sorted().distinct().toList();
        ignored =
                ignored.stream().sorted(Comparator.comparing(Ignored::finding)).toList();
        rendered = List.copyOf(rendered);
        packaged = List.copyOf(packaged);
        published = List.copyOf(published);
    }

    /** Returns an outcome of nothing. */
    static Outcome nothing() {
        return new Outcome(
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Returns whether a finding is as severe, or more. */
    public boolean has(Severity severity) {
        return findings.stream().anyMatch(finding -> finding.severity().compareTo(severity) >= 0);
    }

    /** Returns whether a file differs from what was there. */
    public boolean hasChanges() {
        return rendered.stream().anyMatch(chart -> !chart.changes().isEmpty());
    }

    /** Returns this outcome with more findings. */
    public Outcome withFindings(List<Finding> more) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(more);
        return new Outcome(all, ignored, rendered, checked, packaged, published, migrated, verified, coverage, impacts);
    }

    Outcome withIgnored(List<Ignored> decisions) {
        return new Outcome(
                findings, decisions, rendered, checked, packaged, published, migrated, verified, coverage, impacts);
    }

    Outcome withRendered(List<Rendered> charts) {
        return new Outcome(
                findings, ignored, charts, checked, packaged, published, migrated, verified, coverage, impacts);
    }

    Outcome withChecked(Checked cells) {
        return new Outcome(
                findings,
                ignored,
                rendered,
                Optional.of(cells),
                packaged,
                published,
                migrated,
                verified,
                coverage,
                impacts);
    }

    Outcome withPackaged(List<Packaged> archives) {
        return new Outcome(
                findings, ignored, rendered, checked, archives, published, migrated, verified, coverage, impacts);
    }

    Outcome withPublished(List<Published> publications) {
        return new Outcome(
                findings, ignored, rendered, checked, packaged, publications, migrated, verified, coverage, impacts);
    }

    Outcome withCoverage(List<Branch> branches) {
        return new Outcome(
                findings,
                ignored,
                rendered,
                checked,
                packaged,
                published,
                migrated,
                verified,
                Optional.of(List.copyOf(branches)),
                impacts);
    }

    Outcome withImpacts(List<Impact> values) {
        return new Outcome(
                findings,
                ignored,
                rendered,
                checked,
                packaged,
                published,
                migrated,
                verified,
                coverage,
                Optional.of(List.copyOf(values)));
    }

    Outcome withMigrated(Migrated file) {
        return new Outcome(
                findings,
                ignored,
                rendered,
                checked,
                packaged,
                published,
                Optional.of(file),
                verified,
                coverage,
                impacts);
    }

    Outcome withVerified(Verified verdict) {
        return new Outcome(
                findings,
                ignored,
                rendered,
                checked,
                packaged,
                published,
                migrated,
                Optional.of(verdict),
                coverage,
                impacts);
    }
}
