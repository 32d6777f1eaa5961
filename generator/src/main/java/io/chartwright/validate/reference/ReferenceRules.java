package io.chartwright.validate.reference;

import io.chartwright.validate.objects.CellRule;
import java.util.List;

/** Every rule about references between objects. */
public final class ReferenceRules {
    private ReferenceRules() {}

    /** Returns the rules in the order in which they run. */
    public static List<CellRule> all() {
        return List.of(
                new Duplicates(),
                new Selectors(),
                new ScaleTargets(),
                new Overlaps(),
                new TargetPorts(),
                new Backends(),
                new ConfigKeys(),
                new Namespaces(),
                new RenderedNames(),
                new ProbePorts(),
                new Volumes(),
                new MonitorPorts(),
                new StatefulServices());
    }
}
