package io.chartwright.validate.objects;

import java.util.List;
import java.util.Optional;

/**
 * A container of a pod.
 *
 * @param field its content
 * @param role when it runs
 */
public record Container(Field field, Role role) {

    /** When a container runs. */
    public enum Role {
        /** Before the others, and ends. */
        INIT,
        /** Started before the others and beside them: an init container that restarts always. */
        SIDECAR,
        /** As long as the pod does. */
        MAIN,
        /** When somebody debugs. */
        EPHEMERAL
    }

    /** Returns its name, or the path where it stands when it has none. */
    public String name() {
        return field.at("name").text().orElseGet(field::path);
    }

    /** Returns whether it runs as long as the pod does. */
    public boolean isLasting() {
        return role == Role.MAIN || role == Role.SIDECAR;
    }

    /** Returns the ports that it declares. */
    public List<Field> ports() {
        return field.at("ports").items();
    }

    /** Returns the declared port of that name or number. */
    public Optional<Field> port(String nameOrNumber) {
        return ports().stream()
                .filter(port -> port.at("name").is(nameOrNumber)
                        || port.at("containerPort").scalar().equals(Optional.of(nameOrNumber)))
                .findFirst();
    }
}
