package io.chartwright.cel;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.CelMap;
import dev.cel.common.ast.CelExpr.CelSelect;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OptionalType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an expression costs at most, in the units of a server; from the checker of {@code cel-go}. */
final class Cost {
    private static final Set<CelKind> SCALARS =
            Set.of(CelKind.BOOL, CelKind.DOUBLE, CelKind.DURATION, CelKind.INT, CelKind.TIMESTAMP, CelKind.UINT);
    private static final int LIST = 10;
    private static final int MAP = 30;
    private static final int STRUCT = 40;

    private final CelAbstractSyntaxTree tree;
    private final SchemaSizes schema;
    private final Map<Long, List<String>> paths = new HashMap<>();
    private final Map<Long, Size> sizes = new HashMap<>();
    private final Map<Long, Entries> entries = new HashMap<>();
    private final Map<String, Deque<Local>> locals = new HashMap<>();

    /** Creates the costs of an expression about values of the schema. */
    Cost(CelAbstractSyntaxTree tree, SchemaSizes schema) {
        this.tree = tree;
        this.schema = schema;
    }

    /** Sizes of what a list or a map holds. */
    record Entries(boolean isMap, Size keys, Size values) {
        Entries or(Entries other) {
            return new Entries(isMap, keys.or(other.keys), values.or(other.values));
        }
    }

    private record Local(List<String> path, Optional<Size> size, Optional<Entries> entries) {}

    /** Returns the cost of the whole expression. */
    long most() {
        return cost(tree.getExpr());
    }

    private long cost(CelExpr node) {
        return switch (node.getKind()) {
            case IDENT -> {
                Local local = local(node.ident().name());
                paths.put(node.id(), local == null ? List.of(node.ident().name()) : local.path());
                yield 1;
            }
            case SELECT -> select(node, node.select());
            case CALL -> call(node, node.call());
            case LIST -> list(node, node.list().elements());
            case MAP -> map(node, node.map());
            case STRUCT ->
                node.struct().entries().stream()
                        .mapToLong(entry -> cost(entry.value()))
                        .reduce(STRUCT, Size::sum);
            case COMPREHENSION -> comprehension(node, node.comprehension());
            default -> 0;
        };
    }

    private long select(CelExpr node, CelSelect select) {
        long cost = cost(select.operand());
        if (select.testOnly()) {
            return cost;
        }
        paths.put(node.id(), below(select.operand(), select.field()));
        CelKind kind = kind(select.operand());
        boolean isCounted = kind == CelKind.MAP || kind == CelKind.STRUCT || kind == CelKind.TYPE_PARAM;
        return Size.sum(cost, isCounted ? 1 : 0);
    }

    private long list(CelExpr node, ImmutableList<CelExpr> elements) {
        long cost = LIST;
        Size values = new Size(elements.isEmpty() ? 0 : Size.ENDLESS, 0);
        for (CelExpr element : elements) {
            cost = Size.sum(cost, cost(element));
            values = values.or(sizeOrUnknown(element));
        }
        entries.put(node.id(), new Entries(false, Size.of(1), values));
        return cost;
    }

    private long map(CelExpr node, CelMap map) {
        long cost = MAP;
        Size keys = new Size(map.entries().isEmpty() ? 0 : Size.ENDLESS, 0);
        Size values = keys;
        for (CelMap.Entry entry : map.entries()) {
            cost = Size.sum(cost, Size.sum(cost(entry.key()), cost(entry.value())));
            keys = keys.or(sizeOrUnknown(entry.key()));
            values = values.or(sizeOrUnknown(entry.value()));
        }
        entries.put(node.id(), new Entries(true, keys, values));
        return cost;
    }

    private long call(CelExpr node, CelCall call) {
        long cost = call.target().map(this::cost).orElse(0L);
        for (CelExpr argument : call.args()) {
            long each = cost(argument);
            // Of a condition and its two branches, one branch is run.
            cost = call.function().equals("_?_:_") ? cost : Size.sum(cost, each);
            costs.put(argument.id(), each);
        }
        if (call.function().equals("_?_:_")) {
            List<CelExpr> parts = call.args();
            long branch = Math.max(costOf(parts.get(1)), costOf(parts.get(2)));
            cost = Size.sum(costOf(parts.get(0)), branch);
        }
        CallCost.Result result = new CallCost(this).of(node, call);
        sizeOfCall(node, call, result.size()).ifPresent(size -> sizes.put(node.id(), size));
        return Size.sum(cost, result.cost());
    }

    private final Map<Long, Long> costs = new HashMap<>();

    private long costOf(CelExpr node) {
        return costs.getOrDefault(node.id(), 0L);
    }

    private Optional<Size> sizeOfCall(CelExpr node, CelCall call, Optional<Size> known) {
        if (call.function().equals("_[_]") && !call.args().isEmpty()) {
            CelExpr container = call.args().get(0);
            paths.put(node.id(), below(container, kind(container) == CelKind.LIST ? "@items" : "@values"));
            return entries(container).map(Entries::values).or(() -> size(node));
        }
        return known.or(() -> size(node));
    }

    private long comprehension(CelExpr node, CelComprehension loop) {
        long cost = Size.sum(cost(loop.iterRange()), cost(loop.accuInit()));
        Local result = new Local(path(loop.accuInit()), size(loop.accuInit()), entries(loop.accuInit()));
        push(loop.accuVar(), result);
        boolean isBind = loop.iterRange().getKind() == Kind.LIST
                && loop.iterRange().list().elements().isEmpty()
                && !loop.accuVar().equals("@result");
        if (isBind) {
            cost = Size.sum(cost, cost(loop.result()));
            pop(loop.accuVar());
            size(loop.result()).ifPresent(size -> sizes.put(node.id(), size));
            entries(loop.result()).ifPresent(each -> entries.put(node.id(), each));
            return cost;
        }
        long each = each(loop);
        cost = Size.sum(cost, cost(loop.result()));
        pop(loop.accuVar());
        Size rounds = sizeOrUnknown(loop.iterRange());
        if (loop.accuInit().getKind() == Kind.CONSTANT) {
            size(loop.accuInit()).ifPresent(size -> sizes.put(node.id(), size));
        } else if (loop.accuInit().getKind() == Kind.LIST || loop.accuInit().getKind() == Kind.MAP) {
            sizes.put(node.id(), rounds);
            entries(loop.loopStep()).ifPresent(step -> entries.put(node.id(), step));
        }
        return Size.sum(cost, Size.product(rounds.most(), each));
    }

    /** Returns what one round of a loop costs. */
    private long each(CelComprehension loop) {
        Optional<Entries> held = entries(loop.iterRange());
        boolean isMap = held.map(Entries::isMap).orElseGet(() -> kind(loop.iterRange()) != CelKind.LIST);
        Local keys = new Local(
                below(loop.iterRange(), isMap ? "@keys" : "@indices"), held.map(Entries::keys), Optional.empty());
        Local values = new Local(
                below(loop.iterRange(), isMap ? "@values" : "@items"), held.map(Entries::values), Optional.empty());
        boolean hasTwo = !loop.iterVar2().isEmpty();
        push(loop.iterVar(), hasTwo || isMap ? keys : values);
        if (hasTwo) {
            push(loop.iterVar2(), values);
        }
        long cost = Size.sum(cost(loop.loopCondition()), cost(loop.loopStep()));
        pop(loop.iterVar());
        if (hasTwo) {
            pop(loop.iterVar2());
        }
        return cost;
    }

    /** Returns how large the value of the expression can be, if that is known. */
    Optional<Size> size(CelExpr node) {
        Size known = sizes.get(node.id());
        if (known != null) {
            return Optional.of(known);
        }
        return literal(node)
                .or(() -> declared(path(node)))
                .or(() -> isScalar(type(node)) ? Optional.of(Size.of(1)) : Optional.empty())
                .or(() -> ofLocal(node).flatMap(Local::size));
    }

    Size sizeOrUnknown(CelExpr node) {
        return size(node).orElse(Size.UNKNOWN);
    }

    /** Returns the size that the schema gives to what stands at the path; nothing for no path. */
    Optional<Size> declared(List<String> path) {
        return path.isEmpty() ? Optional.empty() : schema.of(path);
    }

    /** Returns the sizes of what the list or the map holds, if they are known. */
    Optional<Entries> entries(CelExpr node) {
        return Optional.ofNullable(entries.get(node.id()))
                .or(() -> ofLocal(node).flatMap(Local::entries));
    }

    void put(CelExpr node, Entries held) {
        entries.put(node.id(), held);
    }

    CelType type(CelExpr node) {
        return tree.getTypeOrThrow(node.id());
    }

    CelKind kind(CelExpr node) {
        return type(node).kind();
    }

    List<String> overloads(CelExpr node) {
        return tree.getReference(node.id())
                .map(found -> (List<String>) found.overloadIds())
                .orElse(List.of());
    }

    List<String> path(CelExpr node) {
        return ofLocal(node).map(Local::path).orElseGet(() -> paths.getOrDefault(node.id(), List.of()));
    }

    private List<String> below(CelExpr node, String step) {
        List<String> path = new ArrayList<>(path(node));
        path.add(step);
        return path;
    }

    private Optional<Local> ofLocal(CelExpr node) {
        return node.getKind() == Kind.IDENT
                ? Optional.ofNullable(local(node.ident().name()))
                : Optional.empty();
    }

    private @Nullable Local local(String name) {
        Deque<Local> found = locals.get(name);
        return found == null ? null : found.peek();
    }

    private void push(String name, Local local) {
        locals.computeIfAbsent(name, key -> new ArrayDeque<>()).push(local);
    }

    private void pop(String name) {
        locals.getOrDefault(name, new ArrayDeque<>()).poll();
    }

    private static Optional<Size> literal(CelExpr node) {
        return switch (node.getKind()) {
            case LIST -> Optional.of(Size.of(node.list().elements().size()));
            case MAP -> Optional.of(Size.of(node.map().entries().size()));
            case CONSTANT -> Optional.of(Size.of(length(node.constant())));
            default -> Optional.empty();
        };
    }

    private static long length(CelConstant constant) {
        return switch (constant.getKind()) {
            case STRING_VALUE ->
                constant.stringValue().codePointCount(0, constant.stringValue().length());
            case BYTES_VALUE -> constant.bytesValue().size();
            default -> 1;
        };
    }

    private static boolean isScalar(CelType type) {
        return type instanceof OptionalType optional
                ? isScalar(optional.parameters().get(0))
                : SCALARS.contains(type.kind());
    }
}
