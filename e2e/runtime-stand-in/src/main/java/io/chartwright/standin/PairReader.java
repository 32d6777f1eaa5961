package io.chartwright.standin;

import java.util.Optional;

/** Splits a connection string into keys and values by ADO.NET's rules. */
final class PairReader {
    private static final String NAME = "DATABASE_CONNECTION_STRING";

    private final String text;
    private int at;

    /** One key with its value, without quotes; an empty value was left out. */
    record Pair(String key, String value) {}

    PairReader(String text) {
        this.text = text;
    }

    /** Reads the next pair, or nothing at the end. */
    Optional<Pair> next() {
        while (at < text.length() && (text.charAt(at) == ';' || isSpace(text.charAt(at)))) {
            at++;
        }
        if (at == text.length()) {
            return Optional.empty();
        }
        String key = key();
        skipSpace();
        if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
            return Optional.of(new Pair(key, quoted(text.charAt(at))));
        }
        return Optional.of(new Pair(key, unquoted()));
    }

    private String key() {
        int begin = at;
        StringBuilder key = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '=') {
                // A doubled sign belongs to the key.
                if (at + 1 < text.length() && text.charAt(at + 1) == '=') {
                    at++;
                } else {
                    at++;
                    return filled(key.toString().strip(), begin);
                }
            } else if (Character.isISOControl(c) && !isSpace(c)) {
                throw broken("has a control character in a key", begin);
            }
            key.append(c);
            at++;
        }
        throw broken("has a key without '='", begin);
    }

    private static String filled(String key, int begin) {
        if (key.isEmpty()) {
            throw broken("has '=' without a key", begin);
        }
        return key;
    }

    private String quoted(char quote) {
        int begin = at;
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != quote) {
                value.append(c);
            } else if (at < text.length() && text.charAt(at) == quote) {
                value.append(quote);
                at++;
            } else {
                skipSpace();
                if (at < text.length() && text.charAt(at) != ';') {
                    throw broken("has text after a closing quote (double the quotes inside the value)", begin);
                }
                return value.toString();
            }
        }
        throw broken("has a quote that does not end", begin);
    }

    private String unquoted() {
        int begin = at;
        while (at < text.length() && text.charAt(at) != ';') {
            if (Character.isISOControl(text.charAt(at)) && !isSpace(text.charAt(at))) {
                throw broken("has a control character in a value without quotes", begin);
            }
            at++;
        }
        String value = text.substring(begin, at).strip();
        if (value.endsWith("\"") || value.endsWith("'")) {
            throw broken("has a value without quotes that ends with one", begin);
        }
        return value;
    }

    private void skipSpace() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c);
    }

    private static RefusedException broken(String what, int index) {
        return new RefusedException(
                NAME + ": character " + (index + 1) + " " + what + ". Quote each value: Key=\"value\".");
    }
}
