package io.chartwright.doctor;

import io.chartwright.kubernetes.Minor;
import io.chartwright.kubernetes.VersionConstraint;
import io.chartwright.live.ServerVersion;
import io.chartwright.model.Inspection;
import io.chartwright.model.Remedy;
import java.util.List;

/**
 * The versions of Kubernetes that a chart and a cloud support.
 *
 * @param claimed the {@code kubeVersion} of the chart
 * @param title the cloud, for people
 * @param offered the minors that the cloud supported on the day
 * @param checked the day on which that was looked up
 */
public record VersionWindow(String claimed, String title, List<String> offered, String checked) {

    public VersionWindow {
        offered = List.copyOf(offered);
    }

    /** Returns whether the server is inside. */
    public Inspection inspect(ServerVersion server) {
        String release = "Kubernetes " + server.release();
        if (!admits(server)) {
            return Inspection.error(
                    ClusterAccess.AREA,
                    "the chart needs Kubernetes " + claimed + ", and the cluster has " + server.gitVersion(),
                    Remedy.of("upgrade the cluster to one of " + offered));
        }
        String facts = title + " (facts of " + checked + ")";
        return offered.contains(server.release())
                ? Inspection.ok(ClusterAccess.AREA, release + " is supported by " + facts)
                : Inspection.warning(
                        ClusterAccess.AREA,
                        release + " is not among the versions " + offered + " that were supported by " + facts,
                        Remedy.of("plan an upgrade, or look up whether your cloud supports it by now"));
    }

    private boolean admits(ServerVersion server) {
        try {
            return VersionConstraint.parse(claimed).admits(new Minor(server.minor()));
        } catch (IllegalArgumentException e) {
            // What the chart claims is for 'validate' to judge.
            return true;
        }
    }
}
