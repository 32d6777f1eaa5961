package io.chartwright.e2e;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Passwords made of the characters that mean something in connection strings, in shells or to Kubernetes. */
final class Passwords {
    private static final String CHARACTERS = ";='\"%@{}\\ é$()aZ9";
    private static final int LONGEST = 24;

    /** What chance may miss: blanks at the ends, quotes alone, and what looks like another part of the string. */
    private static final List<String> NASTY = List.of(
            CHARACTERS,
            " leading",
            "trailing ",
            "  ",
            "\"",
            "\"\"",
            "'",
            "''",
            ";",
            "=",
            "\";Host=\"elsewhere",
            "';Host='elsewhere",
            ";Host=elsewhere",
            "$(DATABASE_PASSWORD)",
            "$$(HOME)",
            "$",
            "{{ .Values }}",
            "{0}",
            "%20%s",
            "\\\"",
            "été");

    private Passwords() {}

    /** Returns the known nasty ones and as many random ones, the same ones each time. */
    static Stream<String> andRandom(int count) {
        Random random = new Random(44);
        return Stream.concat(NASTY.stream(), IntStream.range(0, count).mapToObj(unused -> random(random)));
    }

    private static String random(Random random) {
        StringBuilder password = new StringBuilder();
        for (int left = 1 + random.nextInt(LONGEST); left > 0; left--) {
            password.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return password.toString();
    }
}
