package io.chartwright.kubernetes;

import java.util.Locale;

/** Names of CSI drivers. */
final class CsiName {
    private CsiName() {}

    /** Says what is wrong with the name of a driver that must stand there. */
    static void check(Place name) {
        name.require("write the name of the CSI driver");
        String text = name.textOrEmpty();
        if (text.length() > 63) {
            name.refuse("is longer than 63 characters", "write the name that the driver registers");
        } else if (!text.isEmpty()) {
            Names.DNS_SUBDOMAIN
                    .problemOf(text.toLowerCase(Locale.ROOT))
                    .ifPresent(problem -> name.refuse(problem, Names.DNS_SUBDOMAIN.fix()));
        }
    }
}
