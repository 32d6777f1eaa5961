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
        Place hostPath = spec.at("hostPath");
        if (hostPath.isThere()) {
            checkPath(hostPath.at("path"), false);
            hostPath.at("type")
                    .oneOf(List.of(
                            "",
                            "DirectoryOrCreate",
                            "Directory",
                            "FileOrCreate",
                            "File",
                            "Socket",
                            "CharDevice",
                            "BlockDevice"));
        }
        Place local = spec.at("local");
        if (local.isThere()) {
            checkPath(local.at("path"), false);
        }
        Place nfs = spec.at("nfs");
        if (nfs.isThere()) {
            nfs.at("server").require("write the NFS server");
            checkPath(nfs.at("path"), true);
        }
        Place csi = spec.at("csi");
        if (csi.isThere()) {
            CsiName.check(csi.at("driver"));
            csi.at("volumeHandle").require("write the driver's name of the volume");
        }
    }

    private static void checkPath(Place path, boolean isAbsolute) {
        path.require("write a path");
        String text = path.textOrEmpty();
        if (isAbsolute && !path.isEmpty() && !text.startsWith("/")) {
            path.refuse("'" + text + "' does not begin with '/'", "write an absolute path");
        }
        if (!isAbsolute && List.of(text.split("/", -1)).contains("..")) {
            path.refuse("'" + text + "' holds '..'", "write the path without it");
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
