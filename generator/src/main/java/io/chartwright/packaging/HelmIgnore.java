package io.chartwright.packaging;

import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The rules of a {@code .helmignore} file, read as Helm reads them, which is not as git does: the first rule that matches
 * decides, and {@code !pattern} leaves out everything that does <em>not</em> match.
 *
 * <p>One rule more is built in: {@code templates/.?*}.
 */
public final class HelmIgnore {

    /** The name of the file at the root of a chart. */
    public static final String FILE_NAME = ".helmignore";

    private static final Pattern OUTER_SPACE = Pattern.compile("^\\p{IsWhite_Space}+|\\p{IsWhite_Space}+$");

    /**
     * One rule.
     *
     * @param inverted leaves out what does not match
     * @param foldersOnly written with a slash at the end
     * @param wholePath whether the pattern is compared with the path, not with the base name
     */
    private record Rule(GoPattern pattern, boolean inverted, boolean foldersOnly, boolean wholePath) {

        static Rule parse(String text) {
            // Helm checks the line as it is written before it takes the marks off.
            GoPattern.parse(text);
            boolean inverted = text.startsWith("!");
            String rest = inverted ? text.substring(1) : text;
            boolean foldersOnly = rest.endsWith("/");
            rest = foldersOnly ? rest.substring(0, rest.length() - 1) : rest;
            String pattern = rest.startsWith("/") ? rest.replaceFirst("^/+", "") : rest;
            return new Rule(GoPattern.parse(pattern), inverted, foldersOnly, rest.contains("/"));
        }

        boolean ignores(String path, boolean isFolder) {
            if (foldersOnly && !isFolder) {
                return inverted;
            }
            return inverted != pattern.matches(wholePath ? path : path.substring(path.lastIndexOf('/') + 1));
        }
    }

    private final List<Rule> rules;

    private HelmIgnore(List<Rule> rules) {
        this.rules = rules;
    }

    /**
     * Returns the rules in the text; an empty text leaves only the built-in rule.
     *
     * @param file the path that findings name
     * @throws InvalidInputException for the rules that Helm refuses, all at once
     */
    public static HelmIgnore parse(String file, String text) {
        List<Rule> rules = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        String[] lines = (text.startsWith("\ufeff") ? text.substring(1) : text).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = OUTER_SPACE.matcher(lines[i]).replaceAll("");
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            try {
                rules.add(rule(line));
            } catch (IllegalArgumentException e) {
                findings.add(Finding.error(
                        "packaging/helmignore",
                        new Location(file, i + 1, 0),
                        "Helm cannot read the pattern '" + line + "': " + e.getMessage(),
                        "name a folder or use '*' within one folder level"));
            }
        }
        if (!findings.isEmpty()) {
            throw new InvalidInputException(findings);
        }
        rules.add(Rule.parse("templates/.?*"));
        return new HelmIgnore(List.copyOf(rules));
    }

    /**
     * Returns whether Helm leaves the file out, itself or with a folder that it is in.
     *
     * @param path relative to the chart, with forward slashes
     */
    public boolean ignores(String path) {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            if (ignores(path.substring(0, slash), true)) {
                return true;
            }
        }
        return ignores(path, false);
    }

    private boolean ignores(String path, boolean isFolder) {
        return rules.stream().anyMatch(rule -> rule.ignores(path, isFolder));
    }

    private static Rule rule(String line) {
        if (line.contains("**")) {
            throw new IllegalArgumentException("'**' is not supported");
        }
        return Rule.parse(line);
    }
}
