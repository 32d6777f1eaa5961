package io.chartwright.diagnose;

import io.chartwright.live.Cluster;
import io.chartwright.model.Diagnosis;
import io.chartwright.model.Diagnosis.Tier;
import java.time.Instant;
import java.util.List;

/** Diagnoses a release. */
public final class Diagnoser {
    private final CauseCatalogue catalogue = CauseCatalogue.load();
    private final List<Detector> detectors = List.of(
            new ImageDetector(),
            new SchedulingDetector(),
            new ReferenceDetector(),
            new AdmissionDetector(),
            new CrashDetector(),
            new ProbeDetector(),
            new LogDetector(catalogue),
            new OriginDetector(),
            new NetworkPolicyDetector(),
            new ServiceDetector(),
            new LoadBalancerDetector(),
            new AutoscalerDetector(),
            new BudgetDetector(),
            new BaseUrlDetector(),
            new CertificateDetector(),
            new RolloutDetector());

    /**
     * What was found, and in what.
     *
     * @param diagnosis the causes
     * @param snapshot all that was read, as a JSON document without secrets
     */
    public record Result(Diagnosis diagnosis, String snapshot) {}

    /**
     * Reads a release and returns what is wrong with it.
     *
     * @param release its name; empty when it is the only one in the namespace
     * @param now the time by which ages count
     * @throws io.chartwright.model.UnknownNameException when there is no such release, or no name and several releases
     * @throws io.chartwright.model.UnavailableException when the cluster does not answer
     */
    public Result diagnose(Cluster cluster, String namespace, String release, Instant now) {
        String name = new ReleaseNames(cluster, namespace).choose(release);
        Snapshot snapshot = new SnapshotReader(cluster, namespace, name).read(now);
        List<Clue> clues = detectors.stream()
                .flatMap(detector -> detector.find(snapshot).stream())
                .toList();
        Diagnosis diagnosis = new Diagnosis(
                snapshot.context(),
                snapshot.kubernetes(),
                namespace,
                name,
                tiers(snapshot),
                new Ranking(catalogue, snapshot).rank(clues),
                snapshot.unread());
        return new Result(diagnosis, SnapshotDocument.of(snapshot));
    }

    private static List<Tier> tiers(Snapshot snapshot) {
        return snapshot.own("Deployment")
                .map(deployment -> new Tier(deployment.tier(), (int) deployment.number("status.readyReplicas"), (int)
                        deployment.number("spec.replicas")))
                .toList();
    }
}
