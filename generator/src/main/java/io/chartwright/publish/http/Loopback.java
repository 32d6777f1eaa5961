package io.chartwright.publish.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** This machine's own address, where a password may go without encryption. */
public final class Loopback {

    private static final List<String> NAMES = List.of("localhost", "127.0.0.1", "[::1]");

    private Loopback() {}

    /** Returns whether the host, without a port, is this machine. */
    public static boolean is(@Nullable String host) {
        return host != null && NAMES.contains(host);
    }
}
