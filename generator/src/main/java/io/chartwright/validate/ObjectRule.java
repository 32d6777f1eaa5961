package io.chartwright.validate;

import io.chartwright.model.Finding;
import io.chartwright.validate.objects.KubernetesObject;
import java.util.List;

/** A rule about the objects that one cell renders. */
interface ObjectRule {

    /** Returns what is wrong with the objects that are rendered for the target. */
    List<Finding> check(List<KubernetesObject> objects, Target target);
}
