package io.chartwright.validate.posture;

import io.chartwright.model.Finding;
import io.chartwright.validate.objects.CellObjects;
import io.chartwright.validate.objects.CellRule;
import io.chartwright.validate.objects.Container;
import io.chartwright.validate.objects.Field;
import io.chartwright.validate.objects.Workload;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** No volume hides a folder in which the image has files that it needs. */
final class HiddenFolders implements CellRule {
    /** Folders that every image with a system in it fills. */
    private static final Set<String> OF_SYSTEMS =
            Set.of("/", "/bin", "/etc", "/lib", "/lib64", "/sbin", "/usr", "/usr/bin", "/usr/lib", "/usr/local");

    /** By the last part of an image's name, folders that the official image of that name fills with more than one file. */
    private static final Map<String, Set<String>> OF_IMAGES = Map.of(
            "nginx", Set.of("/etc/nginx"),
            "httpd", Set.of("/usr/local/apache2", "/usr/local/apache2/conf"),
            "php", Set.of("/usr/local/etc/php", "/usr/local/etc/php/conf.d"),
            "tomcat", Set.of("/usr/local/tomcat", "/usr/local/tomcat/conf"));

    @Override
    public void check(CellObjects cell, Consumer<Finding> report) {
        for (Workload workload : cell.workloads()) {
            for (Container container : workload.containers()) {
                for (Field mount : container.field().at("volumeMounts").items()) {
                    check(mount, container, workload, report);
                }
            }
        }
    }

    private static void check(Field mount, Container container, Workload workload, Consumer<Finding> report) {
        String path = mount.at("mountPath").text().orElse("");
        String folder = path.length() > 1 ? path.replaceAll("/+$", "") : path;
        String image = container.field().at("image").text().orElse("").replaceAll("@.*", "");
        String name = image.substring(image.lastIndexOf('/') + 1).replaceAll(":.*", "");
        boolean isWhole =
                mount.at("subPath").isEmpty() && mount.at("subPathExpr").isEmpty();
        boolean isNeeded = OF_SYSTEMS.contains(folder)
                || OF_IMAGES.getOrDefault(name, Set.of()).contains(folder);
        if (isWhole && isNeeded && isOfFiles(mount.at("name").text().orElse(""), workload)) {
            report.accept(Finding.warning(
                            "posture/hidden-folder",
                            mount.at("mountPath").location(),
                            "container '" + container.name() + "' of " + workload + " has a volume over all of "
                                    + folder,
                            "mount the file alone with subPath, or use a folder below")
                    .because("what the image has there is out of sight"));
        }
    }

    /** Only these begin with nothing else than what is listed; other volumes may have been filled before. */
    private static boolean isOfFiles(String volume, Workload workload) {
        return workload.spec().at("volumes").items().stream()
                .filter(source -> source.at("name").is(volume))
                .anyMatch(source ->
                        source.at("configMap").isThere() || source.at("secret").isThere());
    }
}
