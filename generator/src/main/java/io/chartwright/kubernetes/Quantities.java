package io.chartwright.kubernetes;

import io.chartwright.model.Scalar;
import java.math.BigDecimal;
import java.util.Optional;

/** Amounts in objects, where both {@code 1} and {@code "1"} may stand. */
final class Quantities {

    private Quantities() {}

    /** Returns the amount that stands there, if one does. */
    static Optional<Quantity> of(Place place) {
        return place.node()
                .filter(Scalar.class::isInstance)
                .map(node -> ((Scalar) node).text())
                .flatMap(Quantity::parse);
    }

    /** Returns the number that the amount stands for, if one does. */
    static Optional<BigDecimal> amount(Place place) {
        return of(place).map(Quantity::amount);
    }

    /** Returns the amount as it is written. */
    static String written(Place place) {
        return place.node()
                .filter(Scalar.class::isInstance)
                .map(node -> ((Scalar) node).text())
                .orElse("");
    }

    /** Says that the amount is negative, when it is. */
    static void notNegative(Place place) {
        of(place)
                .filter(amount -> amount.amount().signum() < 0)
                .ifPresent(amount -> place.refuse(written(place) + " is negative", "write 0 or more"));
    }
}
