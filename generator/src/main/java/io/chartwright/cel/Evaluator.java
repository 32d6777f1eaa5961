package io.chartwright.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelErrorCode;
import dev.cel.common.CelOptions;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.extensions.CelExtensions;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Evaluates rules of custom resources; of what it cannot be sure it says nothing. */
public final class Evaluator {
    private static final int MOST_STEPS = 100_000;
    private static final int MOST_REPEATED = 1_000;
    private static final Pattern TIMES = Pattern.compile("\\{(\\d+)(?:,(\\d*))?}");

    private final CelRuntime runtime;

    /** Creates an evaluator. */
    public Evaluator() {
        CelOptions options = CelOptions.current()
                .enableHeterogeneousNumericComparisons(true)
                .comprehensionMaxIterations(MOST_STEPS)
                .build();
        runtime = CelRuntimeFactory.legacyCelRuntimeBuilder()
                .setOptions(options)
                .addLibraries(
                        CelExtensions.strings(),
                        CelExtensions.optional(),
                        CelExtensions.sets(options),
                        CelExtensions.lists(),
                        CelExtensions.comprehensions())
                .addFunctionBindings(ListFunctions.all())
                .build();
    }

    /** What a rule says of a value. */
    public enum Outcome {
        /** It holds, it compares with what was there before, or nothing can be said. */
        UNBROKEN,
        /** It does not hold. */
        BROKEN,
        /** It asks for a field that is not there, which a server takes for broken. */
        LACKS_FIELD
    }

    /**
     * Returns what a rule says of a value that is new.
     *
     * @param rule what compiling it came to
     * @param self the value as {@link SchemaValues} makes it
     * @param isOldOptional whether the rule says {@code optionalOldSelf}
     */
    public Outcome outcome(Compiled rule, Object self, boolean isOldOptional) {
        boolean comparesWithOld = rule.names("oldSelf");
        Optional<CelAbstractSyntaxTree> tree = rule.tree().filter(Evaluator::isKnown);
        if (tree.isEmpty() || (comparesWithOld && !isOldOptional)) {
            return Outcome.UNBROKEN;
        }
        try {
            return Boolean.FALSE.equals(evaluate(tree.get(), self, comparesWithOld))
                    ? Outcome.BROKEN
                    : Outcome.UNBROKEN;
        } catch (CelEvaluationException e) {
            return e.getErrorCode() == CelErrorCode.ATTRIBUTE_NOT_FOUND ? Outcome.LACKS_FIELD : Outcome.UNBROKEN;
        }
    }

    /** Returns the text that a message expression comes to, if it comes to one. */
    public Optional<String> text(Compiled expression, Object self) {
        Optional<CelAbstractSyntaxTree> tree = expression.tree().filter(Evaluator::isKnown);
        if (tree.isEmpty() || expression.names("oldSelf")) {
            return Optional.empty();
        }
        try {
            return evaluate(tree.get(), self, false) instanceof String text ? Optional.of(text) : Optional.empty();
        } catch (CelEvaluationException e) {
            return Optional.empty();
        }
    }

    private @Nullable Object evaluate(CelAbstractSyntaxTree tree, Object self, boolean hasOld)
            throws CelEvaluationException {
        Map<String, Object> values = new HashMap<>(Map.of("self", self));
        if (hasOld) {
            values.put("oldSelf", Optional.empty());
        }
        return runtime.createProgram(tree).eval(values);
    }

    /** Returns whether every function is one that can be run here, and every pattern one that needs no great memory. */
    private static boolean isKnown(CelAbstractSyntaxTree tree) {
        boolean isBound = tree.getReferenceMap().values().stream()
                .flatMap(reference -> reference.overloadIds().stream())
                .allMatch(id -> !id.contains("(") || ListFunctions.NAMES.contains(id));
        return isBound
                && Trees.nodes(tree.getExpr()).stream()
                        .filter(node -> node.getKind() == Kind.CALL
                                && node.call().function().equals("matches"))
                        .allMatch(node -> isSmall(node.call().args()));
    }

    private static boolean isSmall(List<CelExpr> arguments) {
        CelExpr last = arguments.get(arguments.size() - 1);
        if (last.getKind() != Kind.CONSTANT || last.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
            return false;
        }
        double repeated = 1;
        Matcher times = TIMES.matcher(last.constant().stringValue());
        while (times.find()) {
            String most = times.group(2) == null || times.group(2).isEmpty() ? times.group(1) : times.group(2);
            repeated *= Math.max(1, Double.parseDouble(most));
        }
        return repeated <= MOST_REPEATED;
    }
}
