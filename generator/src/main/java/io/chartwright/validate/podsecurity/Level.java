package io.chartwright.validate.podsecurity;

import java.util.Locale;

/** The levels of the Pod Security Standards, from the one that allows all to the strictest. */
public enum Level {
    PRIVILEGED,
    BASELINE,
    RESTRICTED;

    /** Returns the word that Kubernetes writes in the labels of namespaces. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
