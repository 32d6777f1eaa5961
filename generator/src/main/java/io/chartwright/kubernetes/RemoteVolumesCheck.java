package io.chartwright.kubernetes;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Volumes on storage that a node reaches by itself; most of them are older than CSI. */
final class RemoteVolumesCheck {
    private static final Format ISCSI_NAME = new Format(
            text -> text.matches("iqn\\.\\d{4}-\\d{2}\\.[A-Za-z0-9.-]+(:[^,;*&$|\\s]+)")
                    || text.matches("eui.[A-Za-z0-9]{16}")
                    || text.matches("naa.[A-Za-z0-9]{32}"),
            "a name of iSCSI",
            "a name that begins with iqn, eui or naa");

    private RemoteVolumesCheck() {}

    static void check(Place volume) {
        PodNamesCheck.unlessEmpty(volume.at("nfs", "path"), PathForms.ABSOLUTE);
        volume.at("gitRepo", "directory").must(PathForms.DESCENDING);
        for (String disk : List.of("gcePersistentDisk", "awsElasticBlockStore")) {
            volume.at(disk, "partition").within(0, 255);
        }
        flexOptions(volume.at("flexVolume", "options"));
        quobyte(volume.at("quobyte", "registry"));
        flocker(volume.at("flocker"));
        iscsi(volume.at("iscsi"));
        fibreChannel(volume.at("fc"));
        azureDisk(volume.at("azureDisk"));
        if (volume.at("cinder", "secretRef").isThere()) {
            volume.at("cinder", "secretRef", "name").require("name the Secret");
        }
    }

    private static void flexOptions(Place options) {
        for (Place option : options.withNullsAs("").fields()) {
            String domain = "." + option.key().toLowerCase(Locale.ROOT).replaceFirst("/.*", "");
            if (domain.endsWith(".kubernetes.io") || domain.endsWith(".k8s.io")) {
                option.refuse("is a name that Kubernetes keeps for itself", "use a domain of your own");
            }
        }
    }

    private static void quobyte(Place registry) {
        boolean isAddress =
                Stream.of(registry.textOrEmpty().split(",", -1)).allMatch(part -> part.matches("[^:]+:[^:]+"));
        if (!registry.isEmpty() && !isAddress) {
            registry.refuse("is no host:port", "write host:port, joined by ',' when there are several");
        }
    }

    private static void flocker(Place flocker) {
        if (flocker.isThere()) {
            OneOf.exactly(flocker, List.of("datasetName", "datasetUUID"));
            if (flocker.at("datasetName").textOrEmpty().contains("/")) {
                flocker.at("datasetName").refuse("holds '/'", "write the name of the data set");
            }
        }
    }

    private static void iscsi(Place iscsi) {
        PodNamesCheck.unlessEmpty(iscsi.at("iqn"), ISCSI_NAME);
        iscsi.at("initiatorName").must(ISCSI_NAME);
        iscsi.at("lun").within(0, 255);
        boolean chap = iscsi.at("chapAuthDiscovery").isTrue()
                || iscsi.at("chapAuthSession").isTrue();
        if (chap && !iscsi.at("secretRef").isThere()) {
            iscsi.at("secretRef").refuse("is required for CHAP", "name the Secret");
        }
    }

    private static void fibreChannel(Place channel) {
        if (!channel.isThere()) {
            return;
        }
        boolean names = !channel.at("targetWWNs").isEmpty();
        boolean ids = !channel.at("wwids").isEmpty();
        if (names == ids) {
            channel.refuse("needs one of targetWWNs and wwids", names ? "remove one of the two" : "add one of the two");
        }
        if (names && !channel.at("lun").isThere()) {
            channel.at("lun").refuse("is required with targetWWNs", "give the number");
        } else if (names) {
            channel.at("lun").within(0, 255);
        }
    }

    private static void azureDisk(Place disk) {
        Place uri = disk.at("diskURI");
        String kind = disk.at("kind").textOrEmpty();
        // Without a kind, the disk is a blob.
        String scheme = kind.equals("Managed") ? "/subscriptions/" : "https://";
        if (!uri.isEmpty() && !uri.textOrEmpty().startsWith(scheme)) {
            uri.refuse("does not begin with " + scheme, "give the disk's address, and its kind");
        }
    }
}
