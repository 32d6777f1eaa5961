package io.chartwright.model;

import java.util.Locale;

/** How bad a finding is; the order is the order of badness. */
public enum Severity {
    INFO,
    WARNING,
    ERROR;

    /** Returns the word that reports print, in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
