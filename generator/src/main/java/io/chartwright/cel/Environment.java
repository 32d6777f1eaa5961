package io.chartwright.cel;

import dev.cel.common.CelOptions;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.extensions.CelStringExtensions;
import dev.cel.parser.CelStandardMacro;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The language as an API server of one minor reads new expressions; from {@code apiserver/pkg/cel/environment}. A server
 * takes in them what the minor before it knew, so that it can be rolled back.
 */
final class Environment {
    /** Libraries of the language itself, by the minor that brought them. */
    private static final int NUMBERS_COMPARED = 28;

    private static final int LITERALS_CHECKED = 29;
    private static final int TEXTS = 29;
    private static final int SETS = 29;
    private static final int TWO_VARIABLES = 32;
    private static final int LISTS = 34;
    private static final int QUOTED_NAMES = 36;

    private final CelCompiler compiler;
    private final ObjectTypes types = Declarations.types();
    private final boolean checksLiterals;
    private final boolean sorts;
    private final Function<String, Optional<String>> patterns;

    /** Creates what a server of Kubernetes 1.{@code minor} reads; the function says what is wrong with a pattern. */
    Environment(int minor, Function<String, Optional<String>> patterns) {
        this.patterns = patterns;
        int library = minor - 1;
        checksLiterals = library >= LITERALS_CHECKED;
        sorts = library >= LISTS;
        CelOptions options = options(library);
        Set<CelStringExtensions.Function> texts = EnumSet.complementOf(
                library < TEXTS
                        ? EnumSet.of(CelStringExtensions.Function.REVERSE, CelStringExtensions.Function.QUOTE)
                        : EnumSet.of(CelStringExtensions.Function.REVERSE));
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(options)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addLibraries(CelExtensions.strings(texts))
                .addFunctionDeclarations(Declarations.functions(library));
        if (library >= NUMBERS_COMPARED) {
            builder.addLibraries(CelExtensions.optional());
        }
        if (library >= SETS) {
            builder.addLibraries(CelExtensions.sets(options));
        }
        if (library >= TWO_VARIABLES) {
            builder.addLibraries(CelExtensions.comprehensions());
        }
        if (sorts) {
            builder.addLibraries(CelExtensions.lists());
        }
        compiler = builder.setTypeProvider(types).build();
    }

    // That literals hold one type is the business of a validator now, which is another library.
    @SuppressWarnings("deprecation")
    private static CelOptions options(int library) {
        return CelOptions.current()
                .enableHomogeneousLiterals(true)
                .enableHeterogeneousNumericComparisons(library >= NUMBERS_COMPARED)
                .enableHiddenAccumulatorVar(true)
                .enableQuotedIdentifierSyntax(library >= QUOTED_NAMES)
                .build();
    }

    /** Returns a scope in which nothing is declared. */
    Scope scope() {
        return new Scope(this, Map.of(), types, Optional.empty());
    }

    /** Returns the compiler without variables. */
    CelCompiler compiler() {
        return compiler;
    }

    /** Returns what says what is wrong with a pattern. */
    Function<String, Optional<String>> patterns() {
        return patterns;
    }

    /** Returns whether lists can be sorted by a key. */
    boolean sorts() {
        return sorts;
    }

    /** Returns whether a server looks into literal durations, times and patterns. */
    boolean checksLiterals() {
        return checksLiterals;
    }
}
