package io.chartwright.supplychain;

/**
 * One thing that was looked at.
 *
 * @param subject what it is, for example {@code provenance}
 * @param status what came of it
 * @param detail why, a clause without a full stop
 */
public record Check(String subject, Status status, String detail) {

    /** What came of looking at something. */
    public enum Status {
        /** It is as it should be. */
        VERIFIED,
        /** It is not as it should be; a finding says what to do. */
        FAILED,
        /** It was not looked at, because something is missing to do so. */
        UNCHECKED,
        /** It is not there, and nothing demands it. */
        ABSENT
    }

    static Check verified(String subject, String detail) {
        return new Check(subject, Status.VERIFIED, detail);
    }

    static Check failed(String subject, String detail) {
        return new Check(subject, Status.FAILED, detail);
    }

    static Check unchecked(String subject, String detail) {
        return new Check(subject, Status.UNCHECKED, detail);
    }

    static Check absent(String subject, String detail) {
        return new Check(subject, Status.ABSENT, detail);
    }
}
