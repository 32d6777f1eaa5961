package io.chartwright.cli;

/** What the exit codes mean; the same for every command. */
final class ExitCode {
    /** Done, nothing to report. */
    static final int OK = 0;

    /** Errors in the user's files, or {@code --check} found drift. */
    static final int FINDINGS = 1;

    /** Wrong usage, or no project. */
    static final int USAGE = 2;

    /** Something outside the user's files failed. */
    static final int UNAVAILABLE = 3;

    /** That version is published with other bytes. */
    static final int CONFLICT = 4;

    /** A bug in chartwright. */
    static final int BUG = 70;

    private ExitCode() {}
}
