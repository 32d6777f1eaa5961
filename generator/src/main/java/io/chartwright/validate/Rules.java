package io.chartwright.validate;

import io.chartwright.annotations.Catalogue;
import java.util.List;

/** Every rule, in the order in which they run. */
final class Rules {
    private Rules() {}

    static List<ChartRule> ofChart(Catalogue catalogue) {
        return List.of(new Metadata(), new OverlayValues(), new CloudAnnotations(catalogue));
    }

    static List<ObjectRule> ofObjects(Catalogue catalogue) {
        return List.of(new ObjectIdentity(), new RemovedApi(), new LeftoverMarks(), new CloudRules(catalogue));
    }
}
