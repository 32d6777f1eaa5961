package io.chartwright.diagnose;

import java.util.List;

/** Looks for causes of one sort. */
interface Detector {

    /** Returns what speaks for a cause; the same cause may be there several times. */
    List<Clue> find(Snapshot snapshot);
}
