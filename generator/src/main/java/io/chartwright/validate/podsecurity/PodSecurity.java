package io.chartwright.validate.podsecurity;

import io.chartwright.kubernetes.Minor;
import io.chartwright.model.Finding;
import io.chartwright.model.Severity;
import io.chartwright.validate.objects.CellObjects;
import io.chartwright.validate.objects.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Every pod is admitted into a namespace that enforces a level of the Pod Security Standards. */
public final class PodSecurity {
    private static final List<PodPolicy> POLICIES = List.of(
            new HostAccess(),
            new Privileges(),
            new Users(),
            new Confinement(),
            new KernelSettings(),
            new VolumeTypes());

    private final Level level;

    /**
     * Creates the rule.
     *
     * @param level what this level refuses is an error, what the next stricter one refuses a warning; {@link
     *     Level#PRIVILEGED} turns the rule off
     */
    public PodSecurity(Level level) {
        this.level = level;
    }

    /** Reports what that Kubernetes version refuses of the pods. */
    public void check(CellObjects cell, Minor minor, Consumer<Finding> report) {
        if (level == Level.PRIVILEGED) {
            return;
        }
        for (Workload workload : cell.workloads()) {
            for (Violation violation : violations(workload, minor)) {
                Severity severity = violation.level().compareTo(level) <= 0 ? Severity.ERROR : Severity.WARNING;
                Finding finding = new Finding(
                        severity,
                        violation.rule(),
                        violation.field().location(),
                        subject(workload, violation) + " " + violation.problem(),
                        "Pod Security level " + violation.level().word() + " refuses it",
                        violation.fix());
                report.accept(violation.field().isThere() ? finding : finding.ofWhole());
            }
        }
    }

    private static String subject(Workload workload, Violation violation) {
        String container = violation.container();
        return container.isEmpty() ? workload.toString() : "container '" + container + "' of " + workload;
    }

    /** Returns all that the levels refuse of the pods on that Kubernetes version. */
    static List<Violation> violations(Workload workload, Minor minor) {
        List<Violation> violations = new ArrayList<>();
        POLICIES.forEach(policy -> policy.check(workload, minor, violations::add));
        return violations;
    }
}
