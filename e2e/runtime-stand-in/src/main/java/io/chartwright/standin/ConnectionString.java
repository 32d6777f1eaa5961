package io.chartwright.standin;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A database connection string as Npgsql reads it.
 *
 * <p>No refusal holds text of the string: where it is broken, what looks like a key may be a piece of a password.
 */
final class ConnectionString {
    private static final String NAME = "DATABASE_CONNECTION_STRING";

    private final Map<Keyword, String> values;

    private ConnectionString(Map<Keyword, String> values) {
        this.values = values;
    }

    /** Reads a string; refuses one that Npgsql would not take. */
    static ConnectionString parse(String text) {
        Map<Keyword, String> values = new EnumMap<>(Keyword.class);
        PairReader reader = new PairReader(text);
        String before = "at its beginning";
        for (Optional<PairReader.Pair> pair = reader.next(); pair.isPresent(); pair = reader.next()) {
            Optional<Keyword> known = Keyword.named(pair.get().key());
            if (known.isEmpty()) {
                throw new RefusedException(NAME + ": the key " + before
                        + " is not one of Npgsql's. Correct it, or quote the value before it.");
            }
            Keyword keyword = known.get();
            before = "after " + keyword.title();
            // A key without a value goes back to its default, and the last of several wins.
            if (pair.get().value().isEmpty()) {
                values.remove(keyword);
            } else {
                values.put(keyword, checked(keyword, pair.get().value()));
            }
        }
        ConnectionString read = new ConnectionString(values);
        read.check();
        return read;
    }

    /** Returns a text, or empty when its key is not set. */
    Optional<String> text(Keyword keyword) {
        return Optional.ofNullable(values.get(keyword));
    }

    int number(Keyword keyword, int byDefault) {
        return text(keyword).map(Integer::parseInt).orElse(byDefault);
    }

    private static String checked(Keyword keyword, String value) {
        switch (keyword.kind()) {
            case NUMBER -> {
                String number = value.strip();
                if (!number.matches("[+-]?[0-9]{1,9}")) {
                    throw refused(keyword, "is not a whole number");
                }
                return number;
            }
            case FLAG -> {
                String flag = value.strip();
                if (!flag.equalsIgnoreCase("true") && !flag.equalsIgnoreCase("false")) {
                    throw refused(keyword, "is neither true nor false");
                }
                return flag;
            }
            case TEXT -> {
                return value;
            }
        }
        throw new AssertionError(keyword.kind());
    }

    private void check() {
        if (text(Keyword.HOST).isEmpty()) {
            throw refused(Keyword.HOST, "is missing");
        }
        if (text(Keyword.HOST).orElse("").contains(",")) {
            throw refused(Keyword.HOST, "names more than one host, which this stand-in does not do");
        }
        checkRange(Keyword.PORT, 1, 65_535);
        checkRange(Keyword.TIMEOUT, 0, 1024);
        checkRange(Keyword.COMMAND_TIMEOUT, 0, Integer.MAX_VALUE);
        checkRange(Keyword.KEEPALIVE, 0, Integer.MAX_VALUE);
        checkRange(Keyword.MINIMUM_POOL_SIZE, 0, 1024);
        checkRange(Keyword.MAXIMUM_POOL_SIZE, 1, 1024);
        if (text(Keyword.SSL_MODE).isPresent()
                && SslMode.named(text(Keyword.SSL_MODE).get()).isEmpty()) {
            throw refused(Keyword.SSL_MODE, "is none of Disable, Allow, Prefer, Require, VerifyCA, VerifyFull");
        }
    }

    private void checkRange(Keyword keyword, int least, int most) {
        int number = number(keyword, least);
        if (number < least || number > most) {
            throw refused(keyword, "is out of its range");
        }
    }

    private static RefusedException refused(Keyword keyword, String what) {
        return new RefusedException(NAME + ": " + keyword.title() + " " + what + ".");
    }
}
