package io.chartwright.cel;

import dev.cel.common.ast.CelExpr;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** Walks expressions without recursion, however deep they are. */
final class Trees {
    private Trees() {}

    /** Returns the expression and all that it holds, in the order in which they are written but for macros. */
    static List<CelExpr> nodes(CelExpr root) {
        List<CelExpr> nodes = new ArrayList<>();
        Deque<CelExpr> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            CelExpr next = open.pop();
            nodes.add(next);
            List<CelExpr> below = below(next).toList();
            for (int i = below.size() - 1; i >= 0; i--) {
                open.push(below.get(i));
            }
        }
        return nodes;
    }

    private static Stream<CelExpr> below(CelExpr node) {
        return switch (node.getKind()) {
            case SELECT -> Stream.of(node.select().operand());
            case CALL -> Stream.concat(node.call().target().stream(), node.call().args().stream());
            case LIST -> node.list().elements().stream();
            case MAP -> node.map().entries().stream().flatMap(entry -> Stream.of(entry.key(), entry.value()));
            case STRUCT -> node.struct().entries().stream().map(entry -> entry.value());
            case COMPREHENSION ->
                Stream.of(
                        node.comprehension().iterRange(),
                        node.comprehension().accuInit(),
                        node.comprehension().loopCondition(),
                        node.comprehension().loopStep(),
                        node.comprehension().result());
            default -> Stream.of();
        };
    }
}
