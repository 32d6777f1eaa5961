package io.chartwright.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Literal durations, times and patterns, which a server reads when it compiles.
 *
 * @param tree the expression
 * @param patterns says what is wrong with a pattern
 */
record Literals(CelAbstractSyntaxTree tree, Function<String, Optional<String>> patterns) {
    private static final Pattern DURATION = Pattern.compile("[-+]?(0|((\\d+\\.?\\d*|\\.\\d+)(ns|us|µs|μs|ms|s|m|h))+)");

    private static final Pattern CLAUSE = Pattern.compile("%(?:\\.\\d+)?(.?)");
    private static final Set<String> CLAUSES = Set.of("%", "s", "d", "f", "e", "b", "x", "X", "o");

    /** Returns what is wrong with the first literal that is wrong. */
    Optional<Mistake> mistake() {
        return Trees.nodes(tree.getExpr()).stream()
                .filter(expression -> expression.getKind() == Kind.CALL)
                .flatMap(expression -> mistake(expression.call()).stream())
                .findFirst();
    }

    private Optional<Mistake> mistake(CelCall call) {
        if (call.args().isEmpty()) {
            return Optional.empty();
        }
        CelExpr argument = call.args().get(call.args().size() - 1);
        if (call.function().equals("format") && argument.getKind() == Kind.LIST) {
            return call.target().filter(Literals::isText).flatMap(text -> format(text, argument));
        }
        return isText(argument) ? mistake(call, argument.constant().stringValue(), place(argument)) : Optional.empty();
    }

    private static boolean isText(CelExpr expression) {
        return expression.getKind() == Kind.CONSTANT
                && expression.constant().getKind() == CelConstant.Kind.STRING_VALUE;
    }

    private String place(CelExpr expression) {
        int offset = tree.getSource().getPositionsMap().getOrDefault(expression.id(), 0);
        return MistakeText.at(tree.getSource().getOffsetLocation(offset).orElse(CelSourceLocation.NONE));
    }

    /** Returns what is wrong when a text to be filled in asks for other values than the list has. */
    private Optional<Mistake> format(CelExpr text, CelExpr values) {
        int asked = 0;
        Matcher clause = CLAUSE.matcher(text.constant().stringValue());
        while (clause.find()) {
            if (!CLAUSES.contains(clause.group(1))) {
                return Optional.of(new Mistake(
                        place(text) + "'" + clause.group() + "' is no place for a value",
                        "write %s, or %% for a percent sign"));
            }
            asked += clause.group(1).equals("%") ? 0 : 1;
        }
        int given = values.list().elements().size();
        return asked == given
                ? Optional.empty()
                : Optional.of(new Mistake(
                        place(values) + "the text has places for " + asked + " values, and there are " + given,
                        "write as many"));
    }

    private Optional<Mistake> mistake(CelCall call, String text, String place) {
        return switch (call.function()) {
            case "duration" ->
                DURATION.matcher(text).matches()
                        ? Optional.empty()
                        : Optional.of(new Mistake(place + "'" + text + "' is no duration", "write one such as 1h30m"));
            case "timestamp" ->
                isTime(text)
                        ? Optional.empty()
                        : Optional.of(new Mistake(
                                place + "'" + text + "' is no time", "write one such as 2026-01-31T12:00:00Z"));
            case "matches" ->
                patterns.apply(text)
                        .map(problem -> new Mistake(
                                place + "the pattern is no regular expression: " + problem, "write one that Go reads"));
            default -> Optional.empty();
        };
    }

    private static boolean isTime(String text) {
        try {
            return OffsetDateTime.parse(text).getYear() <= 9999;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
