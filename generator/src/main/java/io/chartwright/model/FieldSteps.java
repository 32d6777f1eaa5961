package io.chartwright.model;

import java.util.List;

/** How a place in an object is written. */
public final class FieldSteps {
    private FieldSteps() {}

    /**
     * Returns the place as people write it, such as {@code spec.containers[web].image}.
     *
     * @param steps keys, and items of lists as {@code [name]} or {@code [0]}
     */
    public static String text(List<String> steps) {
        StringBuilder out = new StringBuilder();
        for (String step : steps) {
            if (step.startsWith("[")) {
                out.append(step);
            } else if (step.matches("[\\w-]+")) {
                out.append(out.isEmpty() ? "" : ".").append(step);
            } else {
                out.append("['").append(step).append("']");
            }
        }
        return out.toString();
    }
}
