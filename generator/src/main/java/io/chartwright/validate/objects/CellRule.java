package io.chartwright.validate.objects;

import io.chartwright.model.Finding;
import java.util.function.Consumer;

/** A rule about the objects that one cell renders, and about how they fit together. */
public interface CellRule {

    /** Reports what is wrong with the objects. */
    void check(CellObjects cell, Consumer<Finding> report);
}
