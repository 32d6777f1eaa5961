package io.chartwright.cel;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one call costs at most, without what its arguments cost; from {@code cel-go} and {@code apiserver/pkg/cel/library}.
 *
 * @param costs of the expression that holds the call
 */
record CallCost(Cost costs) {
    private static final double TEXT = 0.1;
    private static final double PATTERN = 0.25;
    private static final int LONGEST_FORMAT = 128;

    /** A cost, and the size of what comes of the call where it is known. */
    record Result(long cost, Optional<Size> size) {
        static Result of(long cost) {
            return new Result(cost, Optional.empty());
        }
    }

    /** Returns the cost of the call. */
    Result of(CelExpr node, CelCall call) {
        List<CelExpr> parts = new ArrayList<>(call.target().stream().toList());
        parts.addAll(call.args());
        if (parts.isEmpty()) {
            return Result.of(1);
        }
        CelExpr first = parts.get(0);
        Size size = costs.sizeOrUnknown(first);
        return switch (call.function()) {
            case "_&&_", "_||_", "dyn" -> logic(node, call, first);
            case "_?_:_" -> branches(node, parts);
            case "_+_" -> sum(node, parts);
            case "_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_" -> compared(call.function(), parts);
            case "@in" ->
                Result.of(
                        costs.kind(parts.get(1)) != CelKind.MAP
                                ? costs.sizeOrUnknown(parts.get(1)).most()
                                : 1);
            case "startsWith", "endsWith" ->
                Result.of(costs.sizeOrUnknown(parts.get(1)).cost(TEXT));
            case "contains" ->
                Result.of(Size.product(
                        size.cost(TEXT), costs.sizeOrUnknown(parts.get(1)).cost(TEXT)));
            case "matches", "find", "findAll" -> matched(call.function(), size, parts.get(1));
            case "check" -> Result.of(350_000);
            case "isSorted", "sum", "max", "min", "indexOf", "lastIndexOf" -> Result.of(traversed(first, size));
            case "url", "lowerAscii", "upperAscii", "substring", "trim" ->
                new Result(size.cost(TEXT), Optional.of(size));
            case "replace" -> new Result(size.cost(2 * TEXT), Optional.of(replaced(size, parts)));
            case "split" -> new Result(size.cost(2 * TEXT), Optional.of(new Size(0, size.most())));
            case "join" -> joined(first, size, parts);
            default -> ofKubernetes(call, parts, size);
        };
    }

    private Result ofKubernetes(CelCall call, List<CelExpr> parts, Size size) {
        CelExpr first = parts.get(0);
        return switch (call.function()) {
            case "isIP", "cidr", "isCIDR", "quantity", "isQuantity", "semver", "isSemver" -> Result.of(size.cost(TEXT));
            case "ip" -> Result.of(costs.kind(first) == CelKind.STRING ? size.cost(TEXT) : 1);
            case "ip.isCanonical" -> Result.of(size.cost(2 * TEXT));
            case "validate" ->
                Result.of(Size.cost(costs.sizeOrUnknown(parts.get(1)).cost(TEXT), LONGEST_FORMAT * PATTERN));
            case "format", "strings.quote" -> Result.of(size.cost(TEXT));
            case "string", "bytes" -> converted(call.function(), first, size);
            default -> Result.of(1);
        };
    }

    private Result logic(CelExpr node, CelCall call, CelExpr first) {
        if (!call.function().equals("dyn")) {
            return Result.of(0);
        }
        costs.entries(first).ifPresent(held -> costs.put(node, held));
        return new Result(1, costs.size(first));
    }

    private Result branches(CelExpr node, List<CelExpr> parts) {
        Size size = costs.sizeOrUnknown(parts.get(1)).or(costs.sizeOrUnknown(parts.get(2)));
        unite(node, parts.get(1), parts.get(2));
        return new Result(0, Optional.of(size));
    }

    private Result sum(CelExpr node, List<CelExpr> parts) {
        CelKind kind = costs.kind(parts.get(0));
        boolean isText = kind == CelKind.STRING || kind == CelKind.BYTES;
        if (!isText && kind != CelKind.LIST && kind != CelKind.DYN) {
            return Result.of(1);
        }
        Size size = costs.sizeOrUnknown(parts.get(0)).plus(costs.sizeOrUnknown(parts.get(1)));
        unite(node, parts.get(0), parts.get(1));
        return new Result(kind == CelKind.LIST ? 1 : size.cost(TEXT), Optional.of(size));
    }

    private void unite(CelExpr node, CelExpr one, CelExpr other) {
        Optional<Cost.Entries> first = costs.entries(one);
        Optional<Cost.Entries> second = costs.entries(other);
        first.map(held -> second.map(held::or).orElse(held)).or(() -> second).ifPresent(held -> costs.put(node, held));
    }

    private Result compared(String operator, List<CelExpr> parts) {
        CelKind kind = costs.kind(parts.get(0));
        boolean isEquality = operator.equals("_==_") || operator.equals("_!=_");
        boolean isText = kind == CelKind.STRING || kind == CelKind.BYTES || kind == CelKind.DYN;
        boolean isKubernetes = TypeText.of(costs.type(parts.get(0))).matches("(kubernetes|net)\\..*");
        if ((!isEquality && !isText) || isKubernetes) {
            return Result.of(1);
        }
        long most = Math.min(
                costs.sizeOrUnknown(parts.get(0)).most(),
                costs.sizeOrUnknown(parts.get(1)).most());
        return Result.of(Size.cost(most, TEXT));
    }

    private Result matched(String function, Size size, CelExpr pattern) {
        long text = size.plus(Size.of(1)).cost(TEXT);
        long cost = Size.product(text, costs.sizeOrUnknown(pattern).cost(PATTERN));
        return function.equals("matches") ? Result.of(cost) : new Result(cost, Optional.of(new Size(0, size.most())));
    }

    private long traversed(CelExpr list, Size size) {
        if (costs.kind(list) != CelKind.LIST) {
            return size.cost(TEXT);
        }
        CelType element = costs.type(list).parameters().get(0);
        boolean isText = element.kind() == CelKind.STRING || element.kind() == CelKind.BYTES;
        return Size.product(size.most(), isText ? Size.sum(1, sizeOfItem(list).cost(TEXT)) : 1);
    }

    private Size sizeOfItem(CelExpr list) {
        List<String> path = new ArrayList<>(costs.path(list));
        if (path.isEmpty()) {
            return Size.UNKNOWN;
        }
        path.add("@items");
        return costs.declared(path).orElse(Size.UNKNOWN);
    }

    private Size replaced(Size size, List<CelExpr> parts) {
        Size old = costs.sizeOrUnknown(parts.get(1));
        Size with = costs.sizeOrUnknown(parts.get(2));
        if (old.least() == 0) {
            return new Size(0, Size.sum(size.most(), Size.product(Size.sum(size.most(), 1), with.most())));
        }
        return with.most() <= old.least()
                ? new Size(0, size.most())
                : new Size(0, Size.product(Size.cost(size.most(), 1.0 / old.least()), with.most()));
    }

    private Result joined(CelExpr list, Size size, List<CelExpr> parts) {
        Size all = size.times(sizeOfItem(list));
        if (parts.size() > 1) {
            Size between = new Size(Math.max(0, size.least() - 1), Math.max(0, size.most() - 1));
            all = all.plus(costs.sizeOrUnknown(parts.get(1)).times(between));
        }
        return new Result(all.cost(TEXT), Optional.of(all));
    }

    private Result converted(String function, CelExpr value, Size size) {
        CelKind kind = costs.kind(value);
        boolean isAny = kind == CelKind.DYN;
        if (function.equals("bytes") && (isAny || kind == CelKind.STRING)) {
            return new Result(size.cost(TEXT), Optional.of(new Size(size.least(), Size.product(size.most(), 4))));
        }
        return function.equals("string") && (isAny || kind == CelKind.BYTES)
                ? new Result(size.cost(TEXT), Optional.of(new Size(size.least() / 4, size.most())))
                : Result.of(1);
    }
}
