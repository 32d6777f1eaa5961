package io.chartwright.standin;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Texts that must never be printed, the longest first. */
final class Secrets {
    private final List<String> texts;

    private Secrets(List<String> texts) {
        this.texts = texts;
    }

    static Secrets of(String... texts) {
        return new Secrets(Stream.of(texts)
                .filter(text -> !text.isBlank())
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList());
    }

    /** Makes one line of a text, without the secrets. */
    String hide(String text) {
        String hidden = text;
        for (String secret : texts) {
            hidden = hidden.replace(secret, "(hidden)");
        }
        return hidden.replaceAll("\\s+", " ");
    }

    /** Hides them, so that a record that holds this can be printed. */
    @Override
    public String toString() {
        return "(hidden)";
    }
}
