package io.chartwright.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of compiling an expression: a mistake, or what it evaluates to; of one that nothing can be said of, neither. */
public final class Compiled {
    private final @Nullable Mistake mistake;
    private final @Nullable CelAbstractSyntaxTree tree;

    private Compiled(@Nullable Mistake mistake, @Nullable CelAbstractSyntaxTree tree) {
        this.mistake = mistake;
        this.tree = tree;
    }

    static Compiled of(CelAbstractSyntaxTree tree) {
        return new Compiled(null, tree);
    }

    /** Returns what came of an expression that was not compiled. */
    public static Compiled unknown() {
        return new Compiled(null, null);
    }

    static Compiled refused(Mistake mistake) {
        return new Compiled(mistake, null);
    }

    /** Returns the first mistake; empty when a server takes the expression, as far as is known. */
    public Optional<Mistake> mistake() {
        return Optional.ofNullable(mistake);
    }

    /** Returns whether the expression names the variable; false for one that does not compile. */
    public boolean names(String variable) {
        return tree().stream()
                .flatMap(found -> found.getReferenceMap().values().stream())
                .anyMatch(reference -> reference.name().equals(variable));
    }

    Optional<CelAbstractSyntaxTree> tree() {
        return Optional.ofNullable(tree);
    }

    /** Returns the type of the result; {@code dyn} for an expression that was not compiled. */
    CelType type() {
        return tree == null ? SimpleType.DYN : tree.getResultType();
    }
}
