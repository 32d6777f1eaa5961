package io.chartwright.annotations;

import io.chartwright.model.Mapping;
import java.util.List;
import java.util.Optional;

/**
 * What a controller does with a field of an object, beside annotations.
 *
 * @param kind the kind of the object
 * @param path the keys that lead to the field
 * @param controller who reads it
 * @param deprecated what to do instead, because it is old
 * @param constraints what must hold beside it
 */
public record CloudField(
        String kind,
        List<String> path,
        Controller controller,
        Optional<String> deprecated,
        List<Constraint> constraints) {

    /** The type of a field's value, which an API server has checked already. */
    public static final ValueType TYPE = new PlainType("any value", value -> true);

    public CloudField {
        path = List.copyOf(path);
        constraints = List.copyOf(constraints);
    }

    static CloudField of(Controller controller, Mapping fields) {
        return new CloudField(
                fields.text("kind").orElseThrow(),
                List.of(fields.text("field").orElseThrow().split("\\.", -1)),
                controller,
                fields.text("deprecated"),
                fields.items("rules").stream()
                        .map(rule -> Constraint.of((Mapping) rule, controller.prefix()))
                        .toList());
    }
}
