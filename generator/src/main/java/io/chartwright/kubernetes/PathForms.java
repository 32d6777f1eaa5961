package io.chartwright.kubernetes;

import java.util.List;

/** The forms of paths in volumes and mounts. */
final class PathForms {
    /** No part is {@code ..}. */
    static final Format WITHOUT_BACKSTEPS =
            new Format(text -> !hasBackstep(text), "a path without '..'", "a path that does not go up");

    /** Relative, and no part is {@code ..}. */
    static final Format DESCENDING = new Format(
            text -> !text.startsWith("/") && !hasBackstep(text),
            "a relative path without '..'",
            "a path that does not begin with '/' and does not go up");

    /** As {@link #DESCENDING}, and does not begin with two dots: a file in a volume of the kubelet's making. */
    static final Format FILE_IN_VOLUME = new Format(
            text -> DESCENDING.test().test(text) && !text.startsWith(".."),
            "a path inside a volume",
            "a relative path that does not begin with '..'");

    /** Begins with a slash. */
    static final Format ABSOLUTE =
            new Format(text -> text.startsWith("/"), "an absolute path", "a path that begins with '/'");

    private PathForms() {}

    private static boolean hasBackstep(String text) {
        return List.of(text.split("/", -1)).contains("..");
    }
}
