package io.chartwright.kubernetes.truth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a server said of each case; what is in no line of the file was refused.
 *
 * @param corpus the digest of the corpus that it was asked about
 * @param verdicts by the names of cases; a case that is not there was refused
 */
record Recording(String corpus, Map<String, Verdict> verdicts) {
    private static final Map<Verdict, String> MARKS = Map.of(Verdict.ACCEPTED, "+", Verdict.DEPENDS, "?");

    /** Returns the file for a server of that minor. */
    static Path file(String minor) {
        return TruthCorpus.folder().resolve("taken-" + minor + ".txt");
    }

    Verdict of(TruthCase asked) {
        return verdicts.getOrDefault(asked.name(), Verdict.REFUSED);
    }

    /** Reads a recording. A line has a mark, the base, the field, and the edits with that verdict. */
    static Recording read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        Map<String, Verdict> verdicts = new HashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] parts = line.split("\t", -1);
            Verdict verdict = parts[0].equals("+") ? Verdict.ACCEPTED : Verdict.DEPENDS;
            for (String edit : parts[3].split(" ", -1)) {
                verdicts.put(parts[1] + "\t" + parts[2] + "\t" + edit, verdict);
            }
        }
        return new Recording(lines.get(0), verdicts);
    }

    /** Writes a recording. */
    static void write(Path file, List<TruthCase> cases, Map<String, Verdict> verdicts) throws IOException {
        Map<String, StringBuilder> lines = new LinkedHashMap<>();
        for (TruthCase asked : cases) {
            String mark = MARKS.get(verdicts.getOrDefault(asked.name(), Verdict.REFUSED));
            if (mark != null) {
                String begin = mark + "\t" + asked.base() + "\t" + asked.field() + "\t";
                lines.merge(begin, new StringBuilder(asked.edit()), (line, more) -> line.append(' ')
                        .append(more));
            }
        }
        List<String> text = new ArrayList<>();
        text.add(TruthCorpus.digest(cases));
        lines.forEach((begin, edits) -> text.add(begin + edits));
        Files.write(file, text);
    }
}
