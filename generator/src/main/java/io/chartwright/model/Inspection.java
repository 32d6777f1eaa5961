package io.chartwright.model;

import java.util.Locale;

/**
 * One thing that was looked at outside the user's files: a program, a login, a cluster.
 *
 * @param area where it belongs, such as {@code workstation}
 * @param status what came of it
 * @param found what was found, a clause without a full stop
 * @param remedy what to do about it
 */
public record Inspection(String area, Status status, String found, Remedy remedy) {

    /** What came of looking. */
    public enum Status {
        OK,
        /** Worth knowing; nothing needs to be done. */
        INFO,
        /** It could not be looked at. */
        SKIPPED,
        WARNING,
        ERROR;

        /** Returns its name in reports. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Returns that all is well. */
    public static Inspection ok(String area, String found) {
        return new Inspection(area, Status.OK, found, Remedy.none());
    }

    /** Returns what is worth knowing. */
    public static Inspection info(String area, String found) {
        return new Inspection(area, Status.INFO, found, Remedy.none());
    }

    /** Returns that it could not be looked at, and why. */
    public static Inspection skipped(String area, String why) {
        return new Inspection(area, Status.SKIPPED, why, Remedy.none());
    }

    /** Returns what may go wrong. */
    public static Inspection warning(String area, String found, Remedy remedy) {
        return new Inspection(area, Status.WARNING, found, remedy);
    }

    /** Returns what will go wrong. */
    public static Inspection error(String area, String found, Remedy remedy) {
        return new Inspection(area, Status.ERROR, found, remedy);
    }
}
