package io.chartwright.validate.posture;

import io.chartwright.model.Finding;
import io.chartwright.validate.objects.CellObjects;
import io.chartwright.validate.objects.CellRule;
import io.chartwright.validate.objects.Container;
import io.chartwright.validate.objects.Field;
import io.chartwright.validate.objects.Workload;
import java.util.function.Consumer;

/** Containers do not write into their image. */
final class RootFileSystem implements CellRule {

    @Override
    public void check(CellObjects cell, Consumer<Finding> report) {
        for (Workload workload : cell.workloads()) {
            boolean isExempt = workload.object().isHook()
                    || workload.spec().at("os", "name").is("windows");
            for (Container container : workload.containers()) {
                Field field = container.field().at("securityContext", "readOnlyRootFilesystem");
                if (!isExempt && container.role() != Container.Role.EPHEMERAL && !field.isTrue()) {
                    Finding finding = Finding.warning(
                                    "posture/read-only-root",
                                    field.location(),
                                    "container '" + container.name() + "' of " + workload
                                            + " can write into its root file system",
                                    "write 'readOnlyRootFilesystem: true' in its securityContext,"
                                            + " and mount an emptyDir where it must write")
                            .because("whoever breaks in can leave programs there");
                    report.accept(field.isThere() ? finding : finding.ofWhole());
                }
            }
        }
    }
}
