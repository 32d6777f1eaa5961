package io.chartwright.supplychain;

import io.chartwright.model.Content;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The first place in which a package is not what its sources give, and why.
 *
 * @param cause what makes the difference
 * @param detail where, and what is there, a clause
 */
public record Difference(Cause cause, String detail) {

    /** What can make two packages of one chart differ. */
    public enum Cause {
        /** One has a file that the other has not. */
        FILES(Difference.OTHER_SOURCES),
        /** The files stand in another order. */
        ORDER(Difference.OTHER_TOOL),
        /** A file has other bytes. */
        CONTENT(Difference.OTHER_SOURCES),
        /** A file has another time. */
        MTIME("set SOURCE_DATE_EPOCH as it was when the package was made; one made by helm package cannot be rebuilt"),
        /** A file has other permissions. */
        MODE(Difference.OTHER_TOOL),
        /** A file has another owner. */
        OWNER(Difference.OTHER_TOOL),
        /** The files are the same, but not the way in which the archive writes them. */
        LAYOUT(Difference.OTHER_TOOL),
        /** The archive is the same, but not the way in which it is compressed. */
        COMPRESSOR("rebuild with the Java and the system library zlib that made it; its files are the same");

        private final String advice;

        Cause(String advice) {
            this.advice = advice;
        }

        /** Returns its name, for people. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Returns what to do, a clause that continues "perhaps you should". */
        public String advice() {
            return advice;
        }
    }

    private static final String OTHER_SOURCES =
            "name the commit that it was made from with --at; if it was made from this one, do not install it";
    private static final String OTHER_TOOL = "rebuild with the version of chartwright that made it";

    /**
     * Returns the first difference; empty when the bytes are the same.
     *
     * @param received a chart's archive
     * @param rebuilt the archive that the sources give
     */
    public static Optional<Difference> between(Content received, Content rebuilt) {
        if (received.equals(rebuilt)) {
            return Optional.empty();
        }
        TarListing theirs = TarListing.of(received);
        TarListing ours = TarListing.of(rebuilt);
        if (theirs.tar().equals(ours.tar())) {
            return found(
                    Cause.COMPRESSOR,
                    "the archive is the same before compression, but compressed by another program or version of zlib");
        }
        List<String> theirPaths = theirs.entries().stream().map(TarEntry::path).toList();
        List<String> ourPaths = ours.entries().stream().map(TarEntry::path).toList();
        return files(theirPaths, ourPaths)
                .or(() -> order(theirPaths, ourPaths))
                .or(() -> entries(theirs.entries(), ours.entries()))
                .or(() -> found(Cause.LAYOUT, "the files are the same, but their headers are written differently"));
    }

    private static Optional<Difference> files(List<String> theirs, List<String> ours) {
        Set<String> known = new HashSet<>(ours);
        Set<String> there = new HashSet<>(theirs);
        List<String> differences = new ArrayList<>();
        theirs.stream()
                .filter(path -> !known.contains(path))
                .forEach(path -> differences.add(path + " is only in the package"));
        ours.stream()
                .filter(path -> !there.contains(path))
                .forEach(path -> differences.add(path + " is only in the sources"));
        return differences.isEmpty() ? Optional.empty() : found(Cause.FILES, differences.get(0) + more(differences));
    }

    private static Optional<Difference> order(List<String> theirs, List<String> ours) {
        for (int i = 0; i < Math.min(theirs.size(), ours.size()); i++) {
            if (!theirs.get(i).equals(ours.get(i))) {
                return found(Cause.ORDER, "entry " + (i + 1) + " is " + theirs.get(i) + ", not " + ours.get(i));
            }
        }
        return theirs.size() == ours.size()
                ? Optional.empty()
                : found(Cause.FILES, "a file stands in one of the two more than once");
    }

    /** Contents come before times and modes of any file: they matter more. */
    private static Optional<Difference> entries(List<TarEntry> theirs, List<TarEntry> ours) {
        for (int i = 0; i < ours.size(); i++) {
            if (!theirs.get(i).content().equals(ours.get(i).content())) {
                return found(Cause.CONTENT, content(theirs.get(i), ours.get(i)));
            }
        }
        for (int i = 0; i < ours.size(); i++) {
            TarEntry their = theirs.get(i);
            TarEntry our = ours.get(i);
            String path = their.path();
            if (!their.time().equals(our.time())) {
                return found(Cause.MTIME, path + " is of " + their.time() + ", not of " + our.time());
            }
            if (!their.mode().equals(our.mode()) || their.type() != our.type()) {
                return found(Cause.MODE, path + " has the mode " + their.mode() + ", not " + our.mode());
            }
            if (!their.owner().equals(our.owner())) {
                return found(Cause.OWNER, path + " belongs to '" + their.owner() + "', not to '" + our.owner() + "'");
            }
        }
        return Optional.empty();
    }

    private static String content(TarEntry their, TarEntry our) {
        if (!isText(their.content()) || !isText(our.content())) {
            return their.path() + " has other bytes";
        }
        List<String> theirLines = List.of(their.content().text().split("\n", -1));
        List<String> ourLines = List.of(our.content().text().split("\n", -1));
        int line = 0;
        while (line < Math.min(theirLines.size(), ourLines.size())
                && theirLines.get(line).equals(ourLines.get(line))) {
            line++;
        }
        return their.path() + " differs from line " + (line + 1) + " on";
    }

    private static boolean isText(Content content) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(content.bytes()));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static String more(List<String> differences) {
        return differences.size() == 1 ? "" : ", and " + (differences.size() - 1) + " more such differences";
    }

    private static Optional<Difference> found(Cause cause, String detail) {
        return Optional.of(new Difference(cause, detail));
    }
}
