package io.chartwright.diagnose;

import io.chartwright.model.Certainty;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the catalogue says of a cause. In its texts {@code ${name}} stands for what a clue knows.
 *
 * @param id such as {@code database/password}
 * @param place its place in the catalogue, from 0
 * @param title what is wrong, a sentence without a full stop
 * @param symptom what a user sees of it, a sentence
 * @param fix what to do, sentences
 * @param example values that do it, as YAML; may be empty
 * @param command what shows it; may be empty
 * @param rank how much it hinders
 * @param explains patterns of ids of what follows from it, beside all consequences in its tier
 * @param logs what lines of logs say
 */
record CauseEntry(
        String id,
        int place,
        String title,
        String symptom,
        String fix,
        String example,
        String command,
        Rank rank,
        List<String> explains,
        Lines logs) {

    /** How much a cause hinders, most first. */
    enum Rank {
        /** The release, or a tier, does not work or cannot be installed or upgraded. */
        STOPS,
        /** It works now, and will not always. */
        THREATENS,
        /** It is what one sees of another cause. */
        FOLLOWS
    }

    /**
     * Lines that tell a cause.
     *
     * @param tier whose pods' logs
     * @param patterns regular expressions, found anywhere in a line
     * @param certainty how sure it is then
     * @param whileReady whether they count although the pod is ready
     */
    record Lines(String tier, List<Pattern> patterns, Certainty certainty, boolean whileReady) {}

    CauseEntry {
        explains = List.copyOf(explains);
    }

    /** Returns whether the line of a log of the tier tells this cause. */
    boolean isIn(String tier, String line) {
        return (logs.tier().isEmpty() || logs.tier().equals(tier))
                && logs.patterns().stream()
                        .anyMatch(pattern -> pattern.matcher(line).find());
    }

    Certainty certainty() {
        return logs.certainty();
    }

    boolean whileReady() {
        return logs.whileReady();
    }

    /** Returns whether the other cause follows from this one, when both are found in one tier. */
    boolean explains(CauseEntry other) {
        if (other.id.equals(id) || rank == Rank.THREATENS) {
            return false;
        }
        return (other.rank == Rank.FOLLOWS && (rank == Rank.STOPS || place < other.place))
                || explains.stream().anyMatch(pattern -> other.id.matches(pattern.replace("*", ".*")));
    }
}
