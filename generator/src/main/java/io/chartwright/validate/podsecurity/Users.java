package io.chartwright.validate.podsecurity;

import io.chartwright.kubernetes.Minor;
import io.chartwright.validate.objects.Container;
import io.chartwright.validate.objects.Field;
import io.chartwright.validate.objects.Workload;
import java.util.function.Consumer;

/** Restricted: no container runs as root. */
final class Users implements PodPolicy {

    @Override
    public void check(Workload workload, Minor minor, Consumer<Violation> report) {
        if (UserNamespaces.relax(workload, minor)) {
            return;
        }
        Field context = workload.spec().at("securityContext");
        root(context, "", report);
        Field ofPod = context.at("runAsNonRoot");
        if (ofPod.isFalse()) {
            refuse(ofPod, "", report);
        }
        for (Container container : workload.containers()) {
            String owner = container.name();
            Field own = container.field().at("securityContext", "runAsNonRoot");
            if (own.isFalse() || (!own.isThere() && !ofPod.isTrue())) {
                refuse(own, owner, report);
            }
            root(container.field().at("securityContext"), owner, report);
        }
    }

    private static void root(Field context, String owner, Consumer<Violation> report) {
        Field user = context.at("runAsUser");
        if (user.integer().filter(number -> number == 0).isPresent()) {
            report.accept(new Violation(
                    Level.RESTRICTED,
                    "pod-security/run-as-user",
                    user,
                    owner,
                    "runs as user 0",
                    "write another number, or none"));
        }
    }

    private static void refuse(Field field, String owner, Consumer<Violation> report) {
        report.accept(new Violation(
                Level.RESTRICTED,
                "pod-security/run-as-non-root",
                field,
                owner,
                "may run as root",
                "write 'runAsNonRoot: true' in the securityContext of the pod"));
    }
}
