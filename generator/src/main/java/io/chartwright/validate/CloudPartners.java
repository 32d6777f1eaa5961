package io.chartwright.validate;

import io.chartwright.annotations.Condition;
import io.chartwright.annotations.Constraint;
import io.chartwright.model.Finding;
import io.chartwright.model.Location;
import io.chartwright.model.Severity;

/** Says how an annotation or a field breaks what the catalogue demands beside it. */
final class CloudPartners {
    private CloudPartners() {}

    /**
     * What breaks a demand.
     *
     * @param what {@code annotation} or {@code field}
     * @param name its key or its path
     * @param at where it stands
     */
    record Breaker(String what, String name, Location at) {}

    /** Returns the finding about the breaker, which the object has. */
    static Finding finding(CloudObject object, Breaker breaker, Constraint constraint, Constraint.Violation violation) {
        boolean isStyle = constraint.effect() == Constraint.Effect.STYLE;
        String part = violation.part().isEmpty() ? "" : ": " + violation.part();
        Condition other = violation.other();
        return new Finding(
                isStyle ? Severity.WARNING : Severity.ERROR,
                rule(constraint),
                breaker.at(),
                object + " has " + breaker.what() + " '" + breaker.name() + part + "' " + clash(constraint, other),
                constraint.because(),
                fix(constraint, other, breaker.what()));
    }

    private static String rule(Constraint constraint) {
        if (constraint.demand() == Constraint.Demand.NEEDS) {
            return "cloud/missing-partner";
        }
        return constraint.effect() == Constraint.Effect.IGNORED ? "cloud/ignored" : "cloud/conflict";
    }

    private static String clash(Constraint constraint, Condition other) {
        return switch (constraint.demand()) {
            case NEEDS -> "without " + other;
            case SAME_COUNT -> "with another number of items than " + other;
            case DISJOINT -> "with an item that " + other + " has too";
            case NO_MORE_THAN -> "with more items than " + other + " says";
            case PRODUCT -> "which, times " + other + ", is " + constraint.limit() + " or more";
            case WITHOUT, AGREES -> "beside " + other;
        };
    }

    private static String fix(Constraint constraint, Condition other, String what) {
        return switch (constraint.demand()) {
            case NEEDS -> "add " + other + ", or remove the " + what;
            case SAME_COUNT -> "name as many";
            case DISJOINT -> "keep it in one of the two";
            case NO_MORE_THAN -> "raise that number, or name fewer";
            case PRODUCT -> "make one of them smaller";
            case WITHOUT, AGREES -> "keep one of the two";
        };
    }
}
