package io.chartwright.validate.podsecurity;

import io.chartwright.kubernetes.Minor;
import io.chartwright.validate.objects.Field;
import io.chartwright.validate.objects.Workload;
import java.util.Set;
import java.util.function.Consumer;

/** Restricted: pods mount only what does not name a server or a disk of its own. */
final class VolumeTypes implements PodPolicy {
    private static final Set<String> ALLOWED = Set.of(
            "configMap",
            "csi",
            "downwardAPI",
            "emptyDir",
            "ephemeral",
            "image",
            "persistentVolumeClaim",
            "projected",
            "secret");

    @Override
    public void check(Workload workload, Minor minor, Consumer<Violation> report) {
        for (Field volume : workload.spec().at("volumes").items()) {
            for (Field source : volume.fields()) {
                // A path of the node is refused by baseline already.
                boolean isSource = !source.key().equals("name") && !source.key().equals("hostPath");
                if (isSource && source.isThere() && !ALLOWED.contains(source.key())) {
                    report.accept(new Violation(
                            Level.RESTRICTED,
                            "pod-security/volume-types",
                            source,
                            "",
                            "mounts a volume of type " + source.key(),
                            "use a persistentVolumeClaim"));
                }
            }
        }
    }
}
