package io.chartwright.validate;

import io.chartwright.model.Finding;
import java.util.List;

/** A check of what objects say to controllers by their annotations. */
interface CloudCheck {

    /** Returns what is wrong with the objects that are rendered for the target. */
    List<Finding> check(List<CloudObject> objects, Target target);
}
