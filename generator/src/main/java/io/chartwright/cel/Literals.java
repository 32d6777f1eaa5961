package io.chartwright.cel;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Literal durations, times and patterns that a server reads when it compiles. */
final class Literals {
    private static final java.util.regex.Pattern DURATION =
            java.util.regex.Pattern.compile("[-+]?(0|((\\d+\\.?\\d*|\\.\\d+)(ns|us|µs|μs|ms|s|m|h))+)");

    private Literals() {}

    /** Returns what is wrong with the first literal that is wrong. */
    static Optional<Mistake> mistake(CelAbstractSyntaxTree tree) {
        return CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .map(node -> node.expr())
                .filter(expression -> expression.getKind() == Kind.CALL)
                .flatMap(expression -> mistake(expression.call(), tree).stream())
                .findFirst();
    }

    private static Optional<Mistake> mistake(CelCall call, CelAbstractSyntaxTree tree) {
        if (call.args().isEmpty()) {
            return Optional.empty();
        }
        CelExpr argument = call.args().get(call.args().size() - 1);
        if (argument.getKind() != Kind.CONSTANT || argument.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
            return Optional.empty();
        }
        String text = argument.constant().stringValue();
        Optional<String> problem =
                switch (call.function()) {
                    case "duration" -> DURATION.matcher(text).matches() ? Optional.empty() : no(text, "duration");
                    case "timestamp" -> isTime(text) ? Optional.empty() : no(text, "time");
                    case "matches" -> isPattern(text) ? Optional.empty() : no(text, "regular expression");
                    default -> Optional.empty();
                };
        CelSourceLocation location =
                tree.getSource().getOffsetLocation(offset(argument, tree)).orElse(CelSourceLocation.NONE);
        return problem.map(each -> new Mistake(MistakeText.at(location) + each, fix(call.function())));
    }

    private static int offset(CelExpr expression, CelAbstractSyntaxTree tree) {
        return tree.getSource().getPositionsMap().getOrDefault(expression.id(), 0);
    }

    private static Optional<String> no(String text, String what) {
        return Optional.of("'" + text + "' is no " + what);
    }

    private static String fix(String function) {
        return switch (function) {
            case "duration" -> "write one such as 1h30m";
            case "timestamp" -> "write one such as 2026-01-31T12:00:00Z";
            default -> "write one that Go reads";
        };
    }

    private static boolean isTime(String text) {
        try {
            return OffsetDateTime.parse(text).getYear() <= 9999;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static boolean isPattern(String text) {
        try {
            Pattern.compile(text);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }
}
