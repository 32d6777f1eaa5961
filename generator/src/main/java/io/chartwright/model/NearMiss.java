package io.chartwright.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that a user probably meant. */
public final class NearMiss {

    private NearMiss() {}

    /**
     * Returns the candidate nearest to the word, when it is near: at most a third of the letters differ, upper and
     * lower case being equal.
     */
    public static Optional<String> of(String word, Collection<String> candidates) {
        return of(word, candidates, Math.max(1, word.length() / 3));
    }

    /** Returns the candidate nearest to the word, when at most that many letters differ. */
    public static Optional<String> of(String word, Collection<String> candidates, int limit) {
        return candidates.stream()
                .filter(candidate -> Math.abs(candidate.length() - word.length()) <= limit)
                .filter(candidate -> distance(word, candidate) <= limit)
                .min(Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Returns {@code write 'x'} for the nearest candidate, or the list of candidates when none is near. */
    public static String advice(String word, Collection<String> candidates) {
        if (candidates.isEmpty()) {
            return "remove it, or add what it names";
        }
        return of(word, candidates)
                .map(near -> "write '" + near + "'")
                .orElse("use one of "
                        + String.join(", ", candidates.stream().sorted().toList()));
    }

    /** Edit distance with neighbours swapped counting as one edit. */
    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        // What both begin or end with costs nothing.
        int start = 0;
        while (start < Math.min(a.length(), b.length()) && a.charAt(start) == b.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < Math.min(a.length(), b.length()) - start
                && a.charAt(a.length() - 1 - end) == b.charAt(b.length() - 1 - end)) {
            end++;
        }
        return distanceWithin(a.substring(start, a.length() - end), b.substring(start, b.length() - end));
    }

    private static int distanceWithin(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int step(int[][] cost, String a, String b, int i, int j) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
