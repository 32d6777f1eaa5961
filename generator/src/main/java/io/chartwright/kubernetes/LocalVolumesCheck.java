package io.chartwright.kubernetes;

import java.util.List;
import java.util.Locale;

/** Volumes that the kubelet fills itself: folders, files from objects, claims, images. */
final class LocalVolumesCheck {
    private static final int MOST_MODE = 0777;

    private LocalVolumesCheck() {}

    static void check(Place volume, PodContext pod) {
        Quantities.notNegative(volume.at("emptyDir", "sizeLimit"));
        volume.at("hostPath", "path").must(PathForms.WITHOUT_BACKSTEPS);
        for (String kind : List.of("secret", "configMap")) {
            mode(volume.at(kind, "defaultMode"));
            volume.at(kind, "items").items().forEach(LocalVolumesCheck::item);
        }
        mode(volume.at("downwardAPI", "defaultMode"));
        volume.at("downwardAPI", "items").items().forEach(LocalVolumesCheck::file);
        mode(volume.at("projected", "defaultMode"));
        ProjectedCheck.check(volume.at("projected"), pod);
        csi(volume.at("csi"));
        image(volume.at("image"), pod);
        ephemeral(volume, pod);
    }

    /** Checks the mode of a file. */
    static void mode(Place mode) {
        mode.integer()
                .filter(bits -> bits < 0 || bits > MOST_MODE)
                .ifPresent(bits -> mode.refuse(
                        bits + " is not 0 to 511, which is 0777 in octal", "write the mode in octal, such as 0444"));
    }

    /** Checks a key of an object that becomes a file. */
    static void item(Place item) {
        item.at("key").require("name the key");
        path(item.at("path"));
        mode(item.at("mode"));
    }

    /** Checks a field of the pod, or a resource of a container, that becomes a file. */
    static void file(Place file) {
        path(file.at("path"));
        OneOf.exactly(file, List.of("fieldRef", "resourceFieldRef"));
        FieldRefs.field(file.at("fieldRef"), FieldRefs.IN_FILES);
        FieldRefs.resource(file.at("resourceFieldRef"), true);
        mode(file.at("mode"));
    }

    /** Checks the path of a file in a volume. */
    static void path(Place path) {
        path.require("say which file it becomes");
        PodNamesCheck.unlessEmpty(path, PathForms.FILE_IN_VOLUME);
    }

    private static void csi(Place csi) {
        Place driver = csi.at("driver");
        driver.text().filter(text -> !text.isEmpty()).ifPresent(text -> {
            boolean isName = text.length() <= 63 && Names.DNS_SUBDOMAIN.test().test(text.toLowerCase(Locale.ROOT));
            if (!isName) {
                driver.refuse(
                        "'" + text + "' is not a name of a driver", "use at most 63 letters, digits, '-' and '.'");
            }
        });
        Place secret = csi.at("nodePublishSecretRef");
        if (secret.isThere()) {
            secret.at("name").require("name the Secret");
            PodNamesCheck.unlessEmpty(secret.at("name"), Names.DNS_SUBDOMAIN);
        }
    }

    private static void image(Place image, PodContext pod) {
        Place reference = image.at("reference");
        // Templates could leave it to who makes the pods before 1.37.
        if (image.isThere() && pod.since(pod.isPod() ? 35 : 37)) {
            reference.require("name the image");
        }
    }

    private static void ephemeral(Place volume, PodContext pod) {
        Place template = volume.at("ephemeral", "volumeClaimTemplate");
        if (!template.isThere()) {
            return;
        }
        Place metadata = template.at("metadata");
        Labels.check(metadata.at("labels"));
        Labels.annotations(metadata.at("annotations"));
        for (Place field : metadata.fields()) {
            if (!List.of("labels", "annotations", "creationTimestamp").contains(field.key()) && !field.isEmpty()) {
                field.refuse("cannot be set in the template of a claim", "remove it");
            }
        }
        ClaimSpecCheck.check(template.at("spec"));
        String name = volume.at("name").textOrEmpty();
        String podName = pod.metadata().at("name").textOrEmpty();
        if (pod.isPod() && !name.isEmpty() && !podName.isEmpty()) {
            Names.DNS_SUBDOMAIN.problemOf(podName + "-" + name).ifPresent(problem -> volume.at("name")
                    .refuse("its claim's name " + problem, "use a shorter name"));
        }
    }
}
