package io.chartwright.validate.nginx;

import io.chartwright.model.Finding;
import java.util.Optional;

/** A rule about one directive and what stands around it. */
interface NginxRule {

    /** Returns what is wrong with the directive. */
    Optional<Finding> check(Place place);
}
