package io.chartwright;

import io.chartwright.diagnose.Diagnoser;
import io.chartwright.live.Cluster;
import io.chartwright.live.ClusterChoice;
import io.chartwright.live.LiveCluster;
import io.chartwright.model.Content;
import io.chartwright.model.Diagnosis;
import io.chartwright.packaging.ReproducibleArchive;
import io.chartwright.project.OperatorFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Looks at releases in live clusters; writes nothing there. */
public final class LiveReleases {

    /**
     * What was found of a release.
     *
     * @param diagnosis what is wrong
     * @param snapshot all that was read, as JSON without secrets
     * @param taken when
     */
    public record Diagnosed(Diagnosis diagnosis, String snapshot, Instant taken) {

        /**
         * Writes an archive for those who help; returns its size in bytes.
         *
         * @param report the causes, in Markdown
         * @throws io.chartwright.model.UnavailableException when the disk fails
         */
        public int writeTo(Path file, String report) {
            Map<String, Content> files = new TreeMap<>();
            files.put("report.md", Content.of(report));
            files.put("snapshot.json", Content.of(snapshot));
            Content archive = ReproducibleArchive.of(files, taken.getEpochSecond());
            new OperatorFile(file).write(archive);
            return archive.size();
        }
    }

    private LiveReleases() {}

    /**
     * Reads a release and returns what is wrong with it.
     *
     * @param namespace where it is; empty means the context's own
     * @param release its name; empty when it is the only one there
     * @param now the time by which ages count
     * @throws io.chartwright.model.UnknownNameException when there is no such release, or no name and several releases
     * @throws io.chartwright.model.UnavailableException when the cluster does not answer
     */
    public static Diagnosed diagnose(ClusterRequest request, Optional<String> namespace, String release, Instant now) {
        ClusterChoice choice = request.choice();
        try (Cluster cluster = LiveCluster.open(choice)) {
            Diagnoser.Result result =
                    new Diagnoser().diagnose(cluster, namespace.orElseGet(cluster::namespace), release, now);
            return new Diagnosed(result.diagnosis(), result.snapshot(), now);
        }
    }
}
