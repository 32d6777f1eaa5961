package io.chartwright;

/** Hears how far a long step is; nothing depends on whether anybody listens. */
public interface Reporter {

    /** Returns a reporter that ignores everything. */
    static Reporter silent() {
        return (step, done, total) -> {};
    }

    /**
     * Called when a part of a step is done.
     *
     * @param step the verb, for example {@code validate}
     * @param done how many parts are done
     * @param total how many parts there are
     */
    void progress(String step, int done, int total);
}
