package io.chartwright.render;

import com.hubspot.jinjava.interpret.OutputTooBigException;
import com.hubspot.jinjava.interpret.TemplateError;
import com.hubspot.jinjava.interpret.UnknownTokenException;
import io.chartwright.model.Finding;
import io.chartwright.model.Location;
import io.chartwright.model.NearMiss;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An error of the template engine and the source it arose in.
 *
 * @param file the fragment, or empty for the template itself
 * @param error what the engine says
 */
record TemplateProblem(String file, TemplateError error) {
    private static final Pattern MARK = Pattern.compile("\\[=.*?=]|\\[%.*?%]");

    /** Returns the problem as a finding at the line of its source, and at the column where that can be told. */
    Finding finding(Map<String, SourceFile> sources) {
        SourceFile source = sources.getOrDefault(file, sources.getOrDefault("", new SourceFile("", "")));
        String name = name();
        if (isMissingFragment()) {
            String wanted = wantedFragment();
            List<String> known =
                    sources.keySet().stream().filter(path -> !path.isEmpty()).toList();
            return Finding.error(
                    "template/include",
                    at(source, wanted),
                    "there is no fragment '" + wanted + "'",
                    NearMiss.advice(wanted, known));
        }
        if (unknownName().isPresent()) {
            return Finding.error(
                    "template/undefined",
                    at(source, name),
                    "'" + name + "' is not defined",
                    "check its spelling, or add it to facts.yaml or the values model");
        }
        if (error.getException() instanceof OutputTooBigException) {
            return Finding.error(
                    "packaging/size",
                    Location.of(source.path()),
                    "renders to more than 5 MiB, which Helm refuses",
                    "look for a loop that runs too often, or make several files of it");
        }
        return Finding.error(
                "template/syntax",
                at(source, name),
                message(),
                "check its spelling, and that each tag has its end: [% if … %] with [% endif %], [% for … %] with [% endfor %]");
    }

    /** Blanks out the mark that named the unknown thing; returns whether that could be done. */
    boolean leaveOut(Map<String, SourceFile> sources) {
        SourceFile source = sources.get(file);
        String word = isMissingFragment() ? wantedFragment() : unknownName().orElse("");
        if (source == null || word.isEmpty()) {
            return false;
        }
        String[] lines = source.text().split("\n", -1);
        int index = at(source, word).line() - 1;
        if (index < 0 || index >= lines.length) {
            return false;
        }
        Matcher mark = MARK.matcher(lines[index]);
        while (mark.find()) {
            if (isLeftOut(mark.group(), word)) {
                lines[index] = lines[index].substring(0, mark.start())
                        + " ".repeat(mark.end() - mark.start())
                        + lines[index].substring(mark.end());
                sources.put(file, new SourceFile(source.path(), String.join("\n", lines)));
                return true;
            }
        }
        return false;
    }

    private Location at(SourceFile source, String word) {
        return source.locate(error.getLineno(), word);
    }

    private Optional<String> unknownName() {
        for (Throwable cause = error.getException(); cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownTokenException unknown) {
                return Optional.of(unknown.getToken());
            }
        }
        return Optional.empty();
    }

    /** A value can be left out, and so can an include; a condition cannot, because its end would be left alone. */
    private static boolean isLeftOut(String mark, String word) {
        boolean isInclude = mark.matches("\\[%-?\\s*include\\b.*");
        return mark.contains(word) && (mark.startsWith(Marks.VALUE_START) || isInclude);
    }

    private String wantedFragment() {
        return message().replaceAll("(?s).*no fragment '([^']*)'.*", "$1");
    }

    private boolean isMissingFragment() {
        return message().contains("no fragment '");
    }

    private String name() {
        return unknownName().orElse(error.getFieldName() == null ? "" : error.getFieldName());
    }

    private String message() {
        return error.getMessage() == null
                ? error.getReason().toString()
                : error.getMessage().lines().findFirst().orElse("").strip();
    }
}
