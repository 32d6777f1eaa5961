package io.chartwright.validate.nginx;

import io.chartwright.model.Finding;
import io.chartwright.validate.objects.CellObjects;
import io.chartwright.validate.objects.Container;
import io.chartwright.validate.objects.Field;
import io.chartwright.validate.objects.KubernetesObject;
import io.chartwright.validate.objects.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Logs go where a cluster reads them, not into a file of the container. */
final class LogFiles implements NginxRule {
    private static final Set<String> LOGS = Set.of("access_log", "error_log");

    /** Devices, variables, syslog, and the two files that images of NGINX lead to the container's output. */
    private static final Pattern ELSEWHERE =
            Pattern.compile("off|stderr|(?:syslog|memory):.*|/(?:dev|proc)/.*|.*\\$.*|(?:.*/)?(?:access|error)\\.log|");

    private final CellObjects cell;

    LogFiles(CellObjects cell) {
        this.cell = cell;
    }

    @Override
    public Optional<Finding> check(Place place) {
        String path = place.directive().argument(0);
        if (!LOGS.contains(place.directive().name()) || ELSEWHERE.matcher(path).matches()) {
            return Optional.empty();
        }
        List<Container> readers = readers(place.file().config());
        boolean isInside = !readers.isEmpty() && readers.stream().noneMatch(reader -> isOnVolume(path, reader));
        return isInside
                ? Optional.of(place.warning(
                        "nginx/log-file",
                        "logs into the file " + path + " inside the container",
                        "it grows until the node is full, and 'kubectl logs' does not show it",
                        "write /dev/stdout, or /dev/stderr"))
                : Optional.empty();
    }

    /** Returns the containers that have the ConfigMap mounted. */
    private List<Container> readers(KubernetesObject config) {
        String name = config.name().orElse("");
        List<Container> readers = new ArrayList<>();
        for (Workload workload : cell.workloads()) {
            List<String> volumes = workload.object().isBeside(config)
                    ? workload.spec().at("volumes").items().stream()
                            .filter(volume -> isOf(volume, name))
                            .flatMap(volume -> volume.at("name").text().stream())
                            .toList()
                    : List.of();
            workload.containers().stream()
                    .filter(container ->
                            mounts(container).anyMatch(mount -> mount.at("name").isOneOf(volumes)))
                    .forEach(readers::add);
        }
        return readers;
    }

    private static boolean isOf(Field volume, String config) {
        return volume.at("configMap", "name").is(config)
                || volume.at("projected", "sources").items().stream()
                        .anyMatch(source -> source.at("configMap", "name").is(config));
    }

    private static boolean isOnVolume(String path, Container container) {
        return !path.startsWith("/")
                || mounts(container)
                        .flatMap(mount -> mount.at("mountPath").text().stream())
                        .anyMatch(folder -> path.startsWith(folder.replaceAll("/+$", "") + "/"));
    }

    private static Stream<Field> mounts(Container container) {
        return container.field().at("volumeMounts").items().stream();
    }
}
