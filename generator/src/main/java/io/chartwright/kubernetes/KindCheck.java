package io.chartwright.kubernetes;

import java.util.Set;

/** What an API server checks of some kinds of objects beyond the types of their fields. */
interface KindCheck {

    /** Returns the kinds as Kubernetes writes group and kind: {@code Deployment.apps}, {@code Service}. */
    Set<String> kinds();

    /** Says at each field what the server of that minor refuses. */
    void check(Place object, Minor minor);
}
