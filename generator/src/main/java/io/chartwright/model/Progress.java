package io.chartwright.model;

/** Hears how much of some work is done. */
@FunctionalInterface
public interface Progress {
    /** Called from several threads, each time that more is done. */
    void done(int done, int total);
}
