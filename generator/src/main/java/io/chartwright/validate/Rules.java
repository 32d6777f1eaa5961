package io.chartwright.validate;

import io.chartwright.validate.objects.CellRule;
import io.chartwright.validate.posture.PostureRules;
import io.chartwright.validate.reference.ReferenceRules;
import java.util.List;
import java.util.stream.Stream;

/** Every rule, in the order in which they run. */
final class Rules {
    private Rules() {}

    static List<ChartRule> ofChart() {
        return List.of(new Metadata(), new OverlayValues(), new CloudAnnotations());
    }

    static List<ObjectRule> ofObjects() {
        return List.of(new ObjectIdentity(), new RemovedApi(), new LeftoverMarks(), new CellRules(ofCells()));
    }

    private static List<CellRule> ofCells() {
        return Stream.of(ReferenceRules.all(), PostureRules.all())
                .flatMap(List::stream)
                .toList();
    }
}
