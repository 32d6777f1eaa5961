package io.chartwright.kubernetes;

import java.util.List;
import java.util.Set;

/** Capacity, modes and source of a PersistentVolume; from {@code pkg/apis/core/validation}. */
final class PersistentVolumeCheck implements KindCheck {
    private static final List<String> MODES =
            List.of("ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod");
    private static final List<String> SOURCES = List.of(
            "awsElasticBlockStore",
            "azureDisk",
            "azureFile",
            "cephfs",
            "cinder",
            "csi",
            "fc",
            "flexVolume",
            "flocker",
            "gcePersistentDisk",
            "glusterfs",
            "hostPath",
            "iscsi",
            "local",
            "nfs",
            "photonPersistentDisk",
            "portworxVolume",
            "quobyte",
            "rbd",
            "scaleIO",
            "storageos",
            "vsphereVolume");

    private static final List<String> CSI_SECRETS = List.of(
            "controllerPublishSecretRef", "controllerExpandSecretRef", "nodePublishSecretRef", "nodeExpandSecretRef");

    @Override
    public Set<String> kinds() {
        return Set.of("PersistentVolume");
    }

    @Override
    public void check(Place object, Minor minor) {
        Place spec = object.at("spec");
        checkModes(spec.at("accessModes"));
        checkCapacity(spec.at("capacity"));
        OneOf.exactly(spec, SOURCES);
        checkSource(spec);
        spec.at("persistentVolumeReclaimPolicy").oneOf(List.of("Retain", "Delete", "Recycle", ""));
        if (spec.at("hostPath", "path").textOrEmpty().equals("/")
                && spec.at("persistentVolumeReclaimPolicy").textOrEmpty().equals("Recycle")) {
            spec.at("persistentVolumeReclaimPolicy").refuse("may not be Recycle for path /", "use Retain");
        }
        if (!spec.at("storageClassName").isEmpty()) {
            spec.at("storageClassName").must(Names.DNS_SUBDOMAIN);
        }
        spec.at("volumeMode").oneOf(List.of("Block", "Filesystem"));
        if (!spec.at("volumeAttributesClassName").isEmpty()) {
            spec.at("volumeAttributesClassName").must(Names.DNS_SUBDOMAIN);
        }
        checkAffinity(spec);
    }

    private static void checkModes(Place modes) {
        modes.require("list at least one access mode, such as ReadWriteOnce");
        modes.items().forEach(mode -> mode.oneOf(MODES));
        List<String> found =
                modes.items().stream().map(Place::textOrEmpty).distinct().toList();
        if (found.contains("ReadWriteOncePod") && found.size() > 1) {
            modes.refuse("ReadWriteOncePod goes with no other mode", "keep it alone");
        }
    }

    private static void checkCapacity(Place capacity) {
        capacity.require("write storage with the size");
        if (capacity.isEmpty()) {
            return;
        }
        if (!capacity.at("storage").isThere() || capacity.fields().size() > 1) {
            capacity.refuse("holds something else than storage", "write storage alone");
        }
        Quantities.amount(capacity.at("storage"))
                .filter(value -> value.signum() <= 0)
                .ifPresent(value -> capacity.at("storage").refuse("is not above 0", "write the size"));
    }

    private static void checkSource(Place spec) {
        spec.at("hostPath", "path").must(PathForms.WITHOUT_BACKSTEPS);
        spec.at("hostPath", "type")
                .oneOf(List.of(
                        "",
                        "DirectoryOrCreate",
                        "Directory",
                        "FileOrCreate",
                        "File",
                        "Socket",
                        "CharDevice",
                        "BlockDevice"));
        Place local = spec.at("local");
        if (local.isThere()) {
            local.at("path").require("write a path");
            local.at("path").must(PathForms.WITHOUT_BACKSTEPS);
        }
        Place csi = spec.at("csi");
        if (csi.isThere()) {
            checkCsi(csi);
        } else if (!spec.at("volumeAttributesClassName").isEmpty()) {
            csi.refuse("is required with volumeAttributesClassName", "say which CSI volume it is");
        }
        SOURCES.stream()
                .filter(kind -> !kind.equals("csi"))
                .map(spec::at)
                .filter(Place::isThere)
                .forEach(VolumesCheck::requireFields);
        RemoteVolumesCheck.check(spec);
        spec.at("glusterfs", "endpointsNamespace").must(Names.DNS_LABEL);
        Place namespace = spec.at("azureFile", "secretNamespace");
        if (namespace.isThere()) {
            namespace.require("write the namespace of the Secret, or leave it out");
        }
    }

    private static void checkCsi(Place csi) {
        CsiName.check(csi.at("driver"));
        csi.at("volumeHandle").require("write the driver's name of the volume");
        for (String name : CSI_SECRETS) {
            Place secret = csi.at(name);
            if (secret.isThere()) {
                secret.at("name").require("name the Secret");
                secret.at("namespace").require("write the namespace of the Secret");
            }
        }
    }

    private static void checkAffinity(Place spec) {
        Place affinity = spec.at("nodeAffinity");
        if (affinity.isThere() && !affinity.at("required").isThere()) {
            affinity.at("required").refuse("is required", "write nodeSelectorTerms there");
        }
        NodeTermsCheck.selector(affinity.at("required"));
        if (spec.at("local").isThere() && !affinity.isThere()) {
            affinity.refuse("is required for a local volume", "say on which node it is");
        }
    }
}
