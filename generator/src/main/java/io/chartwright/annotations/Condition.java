package io.chartwright.annotations;

import java.util.List;

/**
 * Something that may hold for an object: an annotation or a field is there, or has one of some values.
 *
 * @param name the annotation's key, or the field's path with a dot before each key
 * @param values the values; none when being there is enough
 */
public record Condition(String name, List<String> values) {

    public Condition {
        values = List.copyOf(values);
    }

    /** Reads {@code name} or {@code name=value|value}; a name without a slash is put behind the prefix. */
    static Condition parse(String text, String prefix) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        List<String> values =
                equals < 0 ? List.of() : List.of(text.substring(equals + 1).split("\\|", -1));
        return new Condition(name.startsWith(".") || name.contains("/") ? name : prefix + name, values);
    }

    /** Returns whether it holds; an annotation that is not there has the value that the controller takes then. */
    boolean holds(Facts facts) {
        if (isField()) {
            List<String> found = facts.field(path());
            return values.isEmpty() ? !found.isEmpty() : found.stream().anyMatch(this::isValue);
        }
        if (values.isEmpty()) {
            return facts.annotation(name).isPresent();
        }
        return facts.annotation(name)
                .or(() -> facts.preset(name))
                .filter(this::isValue)
                .isPresent();
    }

    /** Returns whether it is about a field of the object. */
    public boolean isField() {
        return name.startsWith(".");
    }

    /** Returns the same for one port, which stands in the place of {@code {port}} in the name. */
    Condition ofPort(String port) {
        return name.contains(KeyTemplate.PORT) ? new Condition(name.replace(KeyTemplate.PORT, port), values) : this;
    }

    List<String> path() {
        return List.of(name.substring(1).split("\\.", -1));
    }

    private boolean isValue(String value) {
        return values.stream().anyMatch(value.strip()::equalsIgnoreCase);
    }

    /** Returns it as a user would write it, in quotes. */
    @Override
    public String toString() {
        String what = isField() ? name.substring(1) : name;
        return "'" + what + (values.isEmpty() ? "" : ": " + String.join(" or ", values)) + "'";
    }
}
