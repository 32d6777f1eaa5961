package io.chartwright.e2e.publishing;

import io.chartwright.model.Chart;
import io.chartwright.model.ChartArchive;
import io.chartwright.model.ChartFile;
import io.chartwright.model.ChartId;
import io.chartwright.model.Content;
import io.chartwright.model.Mapping;
import io.chartwright.model.Version;
import io.chartwright.packaging.ChartPackager;
import io.chartwright.publish.Publication;
import io.chartwright.publish.PublishOptions;
import io.chartwright.publish.Release;
import io.chartwright.publish.Targets;
import io.chartwright.publish.retry.Timing;
import io.chartwright.yaml.YamlReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Publishes one version of a small chart; also a program of its own, so that it can be killed. */
final class PublishOnce {
    private PublishOnce() {}

    /**
     * Publishes with the environment variables of the process.
     *
     * @param arguments the repository, the chart's name, the version, and the folder of keys to sign with, if there is one
     */
    public static void main(String[] arguments) {
        ChartArchive archive = archive(arguments[1], arguments[2], "");
        if (arguments.length > 3) {
            publishSigned(arguments[0], System.getenv(), archive, new PublisherKeys(Path.of(arguments[3])));
        } else {
            publish(arguments[0], System.getenv(), archive);
        }
    }

    /** Publishes with a provenance file and, in a registry, a signature of cosign's kind. */
    static Publication publishSigned(
            String repository, Map<String, String> environment, ChartArchive archive, PublisherKeys keys) {
        Targets targets = targets(environment);
        Targets signing = repository.startsWith(Targets.OCI) ? targets.signedWith(keys.cosign()) : targets;
        return signing.open(repository).publish(release(archive).signed(keys.provenance(archive)));
    }

    static Publication publish(String repository, Map<String, String> environment, ChartArchive archive) {
        return publish(targets(environment), repository, archive);
    }

    /** Returns the kinds of repositories, with time enough for many publishers. */
    static Targets targets(Map<String, String> environment) {
        Duration retryTime = Duration.ofMinutes(Experiments.FULL ? 20 : 5);
        return new Targets(new PublishOptions(false, false, true, false, retryTime), environment, Timing.system());
    }

    static Publication publish(Targets targets, String repository, ChartArchive archive) {
        return targets.open(repository).publish(release(archive));
    }

    private static Release release(ChartArchive archive) {
        return Release.of(
                archive, Map.of("values-a.yaml", Content.of("a: 1\n"), "values-b.yaml", Content.of("b: 1\n")));
    }

    /** Returns a chart that does nothing. */
    static ChartArchive archive(String name, String version, String note) {
        String text = "apiVersion: v2\nname: " + name + "\nversion: " + version + "\ndescription: A chart to publish\n";
        Mapping metadata = new YamlReader("chart").readMapping("Chart.yaml", text);
        ChartFile chartYaml = ChartFile.of("Chart.yaml", text);
        ChartFile file = ChartFile.of(
                "templates/a.yaml", "kind: ConfigMap\napiVersion: v1\nmetadata:\n  name: a\n# " + note + "\n");
        return new ChartPackager(ChartPackager.DEFAULT_EPOCH)
                .pack(new Chart(
                        new ChartId(name, Version.parse(version)),
                        metadata,
                        Map.of(chartYaml.path(), chartYaml, file.path(), file),
                        List.of()));
    }
}
