package io.chartwright.helm;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that Helm says about a chart.
 *
 * @param level how bad Helm takes it to be
 * @param path the file in the chart; empty when Helm names none
 * @param line one-based; 0 when Helm names none
 * @param text what it says, without level and place
 */
public record HelmMessage(Level level, String path, int line, String text) {
    /** Lint: {@code [ERROR] templates/: text}. */
    private static final Pattern LINT = Pattern.compile("(?s)\\[(INFO|WARNING|ERROR|UNKNOWN)] ([^:\\n]*): (.*)");

    /** A place in a template: {@code boomi-flow/templates/x.yaml:3:4}. */
    private static final Pattern PLACE = Pattern.compile("[\\w.-]+/((?:templates|charts)/[^\\s:()]+):(\\d+)(?::\\d+)?");

    /** A file of which Helm names no line, because the line it knows is one of its output. */
    private static final Pattern FILE = Pattern.compile("error on [\\w.-]+/((?:templates|charts)/[^\\s:]+): ");

    /** What Helm says of a template whose output is no YAML; the line that it names is one of the output. */
    public static final Pattern BROKEN_YAML = Pattern.compile(
            "(?s)YAML parse error on [\\w.-]+/(?<template>[^\\s:]+): (?:error converting YAML to JSON: )?"
                    + "(?:yaml: )?(?:line \\d+: )?(?<problem>.*)");

    /** What Helm wraps around a message that a template's {@code fail} gave. */
    private static final Pattern FAIL = Pattern.compile("(?s).*<fail [^\\n]*>: error calling fail: (.*)");

    private static final Pattern NEXT_MESSAGE = Pattern.compile("\n(?=\\[(?:INFO|WARNING|ERROR|UNKNOWN)] )");

    private static final String TEMPLATE = "template: ";

    private static final String EXECUTION = "execution error at ";

    /** Helm repeats itself for each level of an include that includes itself. */
    private static final int LONGEST = 4000;

    /** Shortens a text that nobody would read to its end; the cause stands there. */
    public HelmMessage {
        if (text.length() > LONGEST) {
            text = text.substring(0, LONGEST / 4) + " … " + text.substring(text.length() - LONGEST / 4);
        }
    }

    /** How bad Helm takes a message to be. */
    public enum Level {
        INFO,
        WARNING,
        ERROR
    }

    /**
     * Returns whether rendering broke down, and was not refused by the schema or by a template's {@code fail} or
     * {@code required}.
     */
    public boolean isBreakdown() {
        return text.startsWith(TEMPLATE) || BROKEN_YAML.matcher(text).find();
    }

    /** Returns the message of a failed {@code helm template}. */
    static HelmMessage ofFailure(String message) {
        String text = message.replace("\n\nUse --debug flag to render out invalid YAML", "")
                .strip();
        Optional<HelmMessage> innermost = innermost(text);
        if (innermost.isPresent()) {
            return innermost.get();
        }
        Matcher place = PLACE.matcher(text);
        if (place.find()) {
            return new HelmMessage(Level.ERROR, place.group(1), Integer.parseInt(place.group(2)), withoutPlace(text));
        }
        Matcher file = FILE.matcher(text);
        return new HelmMessage(Level.ERROR, file.find() ? file.group(1) : "", 0, text);
    }

    /**
     * Returns the messages of {@code helm lint}.
     *
     * @param lines a message may have several; the first of each begins with its level
     */
    static List<HelmMessage> ofLint(List<String> lines) {
        return Arrays.stream(NEXT_MESSAGE.split(String.join("\n", lines)))
                .filter(message -> !message.isBlank())
                .map(HelmMessage::ofLint)
                .toList();
    }

    private static HelmMessage ofLint(String message) {
        Matcher matcher = LINT.matcher(message.strip());
        if (!matcher.matches()) {
            return ofFailure(message);
        }
        String level = matcher.group(1).toUpperCase(Locale.ROOT);
        HelmMessage inner = ofFailure(matcher.group(3));
        return new HelmMessage(
                level.equals("UNKNOWN") ? Level.ERROR : Level.valueOf(level),
                inner.path().isEmpty() ? matcher.group(2) : inner.path(),
                inner.line(),
                inner.text());
    }

    /** Returns where a template broke down that others included, which Helm names last, and which of them Helm named first. */
    private static Optional<HelmMessage> innermost(String text) {
        int start = text.lastIndexOf(TEMPLATE);
        Matcher first = PLACE.matcher(text);
        Matcher last = PLACE.matcher(text);
        if (start <= 0 || !text.startsWith(TEMPLATE) || FAIL.matcher(text).matches() || !last.find(start)) {
            return Optional.empty();
        }
        String by = first.find() ? " (included by " + first.group(1) + ":" + first.group(2) + ")" : "";
        return Optional.of(new HelmMessage(
                Level.ERROR, last.group(1), Integer.parseInt(last.group(2)), text.substring(start) + by));
    }

    private static String withoutPlace(String text) {
        Matcher fail = FAIL.matcher(text);
        if (fail.matches()) {
            return fail.group(1).strip();
        }
        if (text.startsWith(EXECUTION)) {
            int end = text.indexOf("): ");
            return end < 0 ? text : text.substring(end + 3).strip();
        }
        return text;
    }
}
