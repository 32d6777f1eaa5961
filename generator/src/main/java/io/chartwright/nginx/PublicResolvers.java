package io.chartwright.nginx;

import java.util.Set;

/** Name servers that anybody on the internet may ask, and that know the names of no cluster and of no private network. */
public final class PublicResolvers {
    private static final Set<String> ADDRESSES = Set.of(
            "1.1.1.1",
            "1.0.0.1",
            "8.8.8.8",
            "8.8.4.4",
            "9.9.9.9",
            "149.112.112.112",
            "62.210.16.6",
            "208.67.222.222",
            "208.67.220.220",
            "[2606:4700:4700::1111]",
            "[2606:4700:4700::1001]",
            "[2001:4860:4860::8888]",
            "[2001:4860:4860::8844]",
            "[2620:fe::fe]");

    private PublicResolvers() {}

    /** Returns whether the argument of {@code resolver} is the address of one, with its port or without. */
    public static boolean contains(String server) {
        return ADDRESSES.contains(server.replaceFirst("(?<=[\\]\\d]):\\d{1,5}$", ""));
    }
}
