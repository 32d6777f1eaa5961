package io.chartwright.validate;

import io.chartwright.kubernetes.Minor;
import io.chartwright.model.Finding;
import io.chartwright.validate.objects.KubernetesObject;
import java.util.List;

/** A rule about the objects that one cell renders. */
interface ObjectRule {

    /** Returns what is wrong with the objects on that Kubernetes version. */
    List<Finding> check(List<KubernetesObject> objects, Minor minor);
}
