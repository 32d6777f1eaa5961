package io.chartwright.kubernetes;

import java.util.List;
import java.util.Map;

/** The volumes of pods. */
final class VolumesCheck {
    /** The kinds of volumes, and the fields that each one needs. */
    private static final Map<String, List<String>> SOURCES = Map.ofEntries(
            Map.entry("awsElasticBlockStore", List.of("volumeID")),
            Map.entry("azureDisk", List.of("diskName", "diskURI")),
            Map.entry("azureFile", List.of("secretName", "shareName")),
            Map.entry("cephfs", List.of("monitors")),
            Map.entry("cinder", List.of("volumeID")),
            Map.entry("configMap", List.of("name")),
            Map.entry("csi", List.of("driver")),
            Map.entry("downwardAPI", List.of()),
            Map.entry("emptyDir", List.of()),
            Map.entry("ephemeral", List.of("volumeClaimTemplate")),
            Map.entry("fc", List.of()),
            Map.entry("flexVolume", List.of("driver")),
            Map.entry("flocker", List.of()),
            Map.entry("gcePersistentDisk", List.of("pdName")),
            Map.entry("gitRepo", List.of("repository")),
            Map.entry("glusterfs", List.of("endpoints", "path")),
            Map.entry("hostPath", List.of("path")),
            Map.entry("image", List.of()),
            Map.entry("iscsi", List.of("targetPortal", "iqn")),
            Map.entry("nfs", List.of("server", "path")),
            Map.entry("persistentVolumeClaim", List.of("claimName")),
            Map.entry("photonPersistentDisk", List.of("pdID")),
            Map.entry("portworxVolume", List.of("volumeID")),
            Map.entry("projected", List.of()),
            Map.entry("quobyte", List.of("registry", "volume")),
            Map.entry("rbd", List.of("monitors", "image")),
            Map.entry("scaleIO", List.of("gateway", "system")),
            Map.entry("secret", List.of("secretName")),
            Map.entry("storageos", List.of("volumeName")),
            Map.entry("vsphereVolume", List.of("volumePath")));

    private static final List<String> KINDS = SOURCES.keySet().stream().sorted().toList();

    private VolumesCheck() {}

    static void check(PodContext pod) {
        Unique names = new Unique();
        for (Place claim : pod.claims().items()) {
            PodNamesCheck.unlessEmpty(claim.at("metadata", "name"), Names.DNS_LABEL);
        }
        for (Place volume : pod.spec().at("volumes").items()) {
            Place name = volume.at("name");
            if (isClaim(name.textOrEmpty(), pod)) {
                continue;
            }
            name.require("give the volume a name");
            PodNamesCheck.unlessEmpty(name, Names.DNS_LABEL);
            names.check(name);
            // A volume that says nothing is an empty folder.
            OneOf.atMost(volume, KINDS);
            volume.fields().forEach(VolumesCheck::requireFields);
            LocalVolumesCheck.check(volume, pod);
            RemoteVolumesCheck.check(volume);
        }
    }

    /** Returns whether the volume says that it is of another kind. */
    static boolean hasOtherSource(Place volume, String kind) {
        return KINDS.stream()
                .anyMatch(other -> !other.equals(kind) && volume.at(other).isThere());
    }

    /** Says which fields of the source are missing. */
    static void requireFields(Place source) {
        SOURCES.getOrDefault(source.key(), List.of())
                .forEach(field -> source.at(field).require("say which"));
    }

    /** Returns whether a StatefulSet puts a claim in the place of the volume of that name. */
    private static boolean isClaim(String name, PodContext pod) {
        return pod.claims().items().stream()
                .anyMatch(claim -> claim.at("metadata", "name").textOrEmpty().equals(name));
    }
}
