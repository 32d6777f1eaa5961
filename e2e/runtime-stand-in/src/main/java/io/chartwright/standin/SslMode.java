package io.chartwright.standin;

import java.util.Arrays;
import java.util.Optional;

/** Npgsql's SSL modes, each with the name that the JDBC driver gives it. */
enum SslMode {
    DISABLE("Disable", "disable"),
    ALLOW("Allow", "allow"),
    PREFER("Prefer", "prefer"),
    REQUIRE("Require", "require"),
    VERIFY_CA("VerifyCA", "verify-ca"),
    VERIFY_FULL("VerifyFull", "verify-full");

    private final String npgsql;
    private final String jdbc;

    SslMode(String npgsql, String jdbc) {
        this.npgsql = npgsql;
        this.jdbc = jdbc;
    }

    /** Finds a mode by Npgsql's name, in any case. */
    static Optional<SslMode> named(String name) {
        return Arrays.stream(values())
                .filter(mode -> mode.npgsql.equalsIgnoreCase(name.strip()))
                .findFirst();
    }

    String jdbc() {
        return jdbc;
    }

    /** Tells whether the server's certificate is looked at. */
    boolean verifies() {
        return this == VERIFY_CA || this == VERIFY_FULL;
    }
}
