package io.chartwright.validate;

import io.chartwright.kubernetes.ApiCheck;
import io.chartwright.kubernetes.CustomKinds;
import java.util.List;

/** Every rule, in the order in which they run. */
final class Rules {
    private Rules() {}

    static List<ChartRule> ofChart() {
        return List.of(new Metadata(), new OverlayValues(), new CloudAnnotations());
    }

    static List<SingleObjectRule> ofSingleObjects(CustomKinds customKinds) {
        return List.of(new RemovedApi(), new ApiFields(new ApiCheck(customKinds)), new LeftoverMarks());
    }

    static List<ObjectRule> ofObjects() {
        return List.of(new ObjectIdentity());
    }
}
