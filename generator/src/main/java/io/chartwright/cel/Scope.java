package io.chartwright.cel;

import com.google.common.collect.ImmutableMap;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerLibrary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an expression can name at one place. */
public final class Scope {
    private static final int LONGEST = 100_000;

    /** Beyond it, compiling may take longer than a reader waits; nobody writes such expressions by hand. */
    private static final int LONGEST_COMPILED = 10_000;

    /** How deep brackets may stand in each other for a server, and for a compiler that must do with a small stack. */
    private static final int DEEPEST = 250;

    private static final int DEEPEST_COMPILED = 64;

    /** A macro that CEL's Java implementation gives other types than the one in Go. */
    private static final String SORT = ".sortBy(";

    private static final String VARIABLES = "variables";
    private static final String VARIABLES_TYPE = "kubernetes.variables";

    private final Environment environment;
    private final Map<String, CelType> variables;
    private final ObjectTypes types;
    private final Optional<CelCompilerLibrary> library;

    Scope(
            Environment environment,
            Map<String, CelType> variables,
            ObjectTypes types,
            Optional<CelCompilerLibrary> library) {
        this.environment = environment;
        this.variables = Map.copyOf(variables);
        this.types = types;
        this.library = library;
    }

    /** Returns this scope and a variable of the type, for example {@code dyn}. */
    public Scope with(String name, String type) {
        return with(name, TypeText.parse(type));
    }

    /** Returns this scope without the variable. */
    public Scope without(String name) {
        Map<String, CelType> fewer = new HashMap<>(variables);
        fewer.remove(name);
        return new Scope(environment, fewer, types, library);
    }

    /** Returns this scope with {@code variables}, which has no fields yet. */
    public Scope withVariables() {
        return with(VARIABLES, VARIABLES_TYPE).withTypes(Map.of(VARIABLES_TYPE, Map.of()));
    }

    /** Returns this scope with another field of {@code variables}: what the expression comes to. */
    public Scope withVariable(String name, Compiled expression) {
        Map<String, CelType> fields = new HashMap<>(types.fields().getOrDefault(VARIABLES_TYPE, ImmutableMap.of()));
        fields.put(name, plain(expression.type()));
        return withTypes(Map.of(VARIABLES_TYPE, fields));
    }

    /** Returns this scope with the types {@code Object} and {@code JSONPatch}, of which mutations are made. */
    public Scope withPatches() {
        return new Scope(environment, variables, types.with(Patches.TYPES), Optional.of(new Patches()));
    }

    Scope with(String name, CelType type) {
        Map<String, CelType> more = new HashMap<>(variables);
        more.put(name, type);
        return new Scope(environment, more, types, library);
    }

    Scope with(CelCompilerLibrary more) {
        return new Scope(environment, variables, types, Optional.of(more));
    }

    Scope withTypes(Map<String, Map<String, CelType>> more) {
        return new Scope(environment, variables, types.with(more), library);
    }

    /** Returns what compiling the expression comes to; its result must be of one of the types, or of any if there are none. */
    public Compiled compile(String text, List<String> results) {
        if (text.codePointCount(0, text.length()) > LONGEST) {
            return Compiled.refused(
                    new Mistake("is longer than " + LONGEST + " characters", "write it in shorter parts"));
        }
        int depth = depth(text);
        boolean hasTexts = text.indexOf('\'') >= 0 || text.indexOf('"') >= 0;
        if (depth > DEEPEST && !hasTexts) {
            return Compiled.refused(
                    new Mistake("has more than " + DEEPEST + " brackets in each other", "write it in shorter parts"));
        }
        boolean isLarge = text.length() > LONGEST_COMPILED || depth > DEEPEST_COMPILED;
        if (isLarge || (environment.sorts() && text.contains(SORT))) {
            return Compiled.unknown();
        }
        return compiled(text, results);
    }

    private Compiled compiled(String text, List<String> results) {
        CelCompiler compiler = compiler(text);
        CelValidationResult parsed = compiler.parse(text);
        MistakeText mistakes = new MistakeText(text, variables.keySet());
        try {
            if (parsed.hasError()) {
                return Compiled.refused(mistakes.ofSyntax(parsed.getErrors().get(0)));
            }
            CelValidationResult checked = compiler.check(parsed.getAst());
            Optional<CelIssue> error = first(checked.getErrors());
            if (error.isPresent()) {
                Set<String> fields =
                        fields(compiler, parsed.getAst(), error.get().getExprId());
                return Compiled.refused(mistakes.ofTypes(error.get(), fields));
            }
            Compiled compiled = Compiled.of(checked.getAst());
            return literalMistake(checked.getAst())
                    .or(() -> MistakeText.ofResult(compiled.type(), results))
                    .map(Compiled::refused)
                    .orElse(compiled);
        } catch (CelValidationException e) {
            throw new IllegalStateException("there was no error", e);
        }
    }

    /** Returns how deep brackets stand in each other, those in texts counted too. */
    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            depth += "([{".indexOf(letter) >= 0 ? 1 : ")]}".indexOf(letter) >= 0 ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }

    private CelCompiler compiler(String text) {
        CelCompilerBuilder builder = environment.compiler().toCompilerBuilder();
        variables.forEach(builder::addVar);
        library.ifPresent(builder::addLibraries);
        if (text.contains("google.protobuf.")) {
            builder.addFileTypes(WellKnownTypes.FILES);
        }
        return builder.setTypeProvider(library.orElse(null) instanceof Patches ? types.withObject(text) : types)
                .build();
    }

    /** Returns the first error that does not follow from another. */
    private static Optional<CelIssue> first(List<CelIssue> errors) {
        return errors.stream()
                .filter(error -> !error.getMessage().contains("*error*"))
                .findFirst()
                .or(() -> errors.stream().findFirst());
    }

    private Optional<Mistake> literalMistake(CelAbstractSyntaxTree tree) {
        return environment.checksLiterals() ? new Literals(tree, environment.patterns()).mistake() : Optional.empty();
    }

    /** Returns the fields that there are where the expression with the number selects one; none when that is not known. */
    private Set<String> fields(CelCompiler compiler, CelAbstractSyntaxTree tree, long number)
            throws CelValidationException {
        Optional<CelExpr> operand = Trees.nodes(tree.getExpr()).stream()
                .filter(expression -> expression.id() == number && expression.getKind() == Kind.SELECT)
                .map(expression -> expression.select().operand())
                .findFirst();
        if (operand.isEmpty()) {
            return Set.of();
        }
        CelValidationResult checked =
                compiler.check(CelAbstractSyntaxTree.newParsedAst(operand.get(), tree.getSource()));
        return checked.hasError()
                ? Set.of()
                : types.fields()
                        .getOrDefault(checked.getAst().getResultType().name(), ImmutableMap.of())
                        .keySet();
    }

    /** Returns the type as a field of {@code variables} has it: a server keeps no types with a name of their own. */
    private static CelType plain(CelType type) {
        if (type instanceof ListType list) {
            return ListType.create(plain(list.elemType()));
        }
        if (type instanceof MapType map) {
            return MapType.create(plain(map.keyType()), plain(map.valueType()));
        }
        boolean isPlain = type instanceof SimpleType && !(type instanceof OpaqueType);
        return isPlain ? type : SimpleType.DYN;
    }
}
