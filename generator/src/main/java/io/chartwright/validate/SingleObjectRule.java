package io.chartwright.validate;

import io.chartwright.kubernetes.Minor;
import io.chartwright.model.Finding;
import io.chartwright.validate.objects.KubernetesObject;
import java.util.List;

/** A rule about one object by itself. */
interface SingleObjectRule {

    /** Returns what is wrong with the object on that Kubernetes version. */
    List<Finding> check(KubernetesObject object, Minor minor);
}
