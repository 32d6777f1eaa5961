package io.chartwright.annotations;

import io.chartwright.model.Mapping;
import java.util.List;
import java.util.Optional;

/**
 * What a controller does with one annotation.
 *
 * @param key the key; may hold {@code {port}}, {@code {protocol}} and {@code {name}} for what the user chooses
 * @param controller who reads it
 * @param about one line for people
 * @param kinds the kinds of objects that it may sit on
 * @param type what values it takes
 * @param preset the value that holds without it, if it is known
 * @param lifecycle when it counts
 * @param role what it stands for
 * @param longest how many characters its value may have
 * @param notes what else is known
 * @param constraints what must hold beside it
 */
public record CloudAnnotation(
        String key,
        Controller controller,
        String about,
        List<String> kinds,
        ValueType type,
        Optional<String> preset,
        Lifecycle lifecycle,
        Role role,
        int longest,
        Notes notes,
        List<Constraint> constraints) {

    /**
     * What else is known.
     *
     * @param invalid what the controller does with a value that does not fit, when it does not refuse it
     * @param unverified what no document or code confirmed
     * @param examples values from the documents
     * @param source the document
     */
    public record Notes(Optional<String> invalid, Optional<String> unverified, List<String> examples, String source) {}

    public CloudAnnotation {
        kinds = List.copyOf(kinds);
        constraints = List.copyOf(constraints);
    }

    static CloudAnnotation of(String key, Controller controller, Mapping fields) {
        List<String> kinds = Controller.texts(fields, "kinds");
        return new CloudAnnotation(
                key,
                controller,
                fields.text("about").orElse(""),
                kinds.isEmpty() ? controller.kinds() : kinds,
                ValueTypes.of(fields),
                fields.text("default"),
                Lifecycle.of(fields),
                fields.text("role").map(Role::of).orElse(Role.NONE),
                fields.get("longest").map(ValueTypes::number).orElse(Integer.MAX_VALUE),
                new Notes(
                        fields.text("invalid"),
                        fields.text("unverified"),
                        Controller.texts(fields, "examples"),
                        fields.text("source").orElse(controller.source())),
                fields.items("rules").stream()
                        .map(rule -> Constraint.of((Mapping) rule, controller.prefix()))
                        .toList());
    }

    /** Returns the same as another controller reads it. */
    CloudAnnotation readBy(Controller other) {
        return new CloudAnnotation(
                key, other, about, kinds, type, preset, lifecycle, role, longest, notes, constraints);
    }

    /** Returns the port that an object's key holds in the place of {@code {port}}. */
    public Optional<String> portIn(String concrete) {
        return KeyTemplate.portIn(key, concrete);
    }

    /** Returns what is wrong with the value: a clause such as {@code is not a port}. */
    public Optional<String> complaint(String value) {
        return value.isBlank() && type.takesNothing() ? Optional.empty() : type.complaint(value);
    }
}
