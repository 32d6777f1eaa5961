package io.chartwright.cel;

import dev.cel.runtime.CelFunctionBinding;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What Kubernetes adds to lists, for the types whose order is the same in Go and in Java. */
final class ListFunctions {
    private static final List<CelFunctionBinding> BINDINGS = bindings();

    /** The signatures of the functions. */
    static final Set<String> NAMES = names();

    private ListFunctions() {}

    /** Returns what to run when the functions are called. */
    static List<CelFunctionBinding> all() {
        return BINDINGS;
    }

    private static Set<String> names() {
        Set<String> names = new TreeSet<>();
        BINDINGS.forEach(binding -> names.add(binding.getOverloadId()));
        return names;
    }

    private static List<CelFunctionBinding> bindings() {
        return List.of(
                CelFunctionBinding.from("list(int).sum(-)", List.class, list -> sum(list)),
                CelFunctionBinding.from("list(int).isSorted(-)", List.class, list -> isSorted(list)),
                CelFunctionBinding.from("list(double).isSorted(-)", List.class, list -> isSorted(list)),
                CelFunctionBinding.from(
                        "list(A).indexOf(A)", List.class, Object.class, (list, item) -> (long) list.indexOf(item)),
                CelFunctionBinding.from("list(A).lastIndexOf(A)", List.class, Object.class, (list, item) ->
                        (long) list.lastIndexOf(item)));
    }

    private static Object sum(List<?> list) {
        long sum = 0;
        for (Object item : list) {
            sum = Math.addExact(sum, (Long) item);
        }
        return sum;
    }

    private static boolean isSorted(List<?> list) {
        for (int i = 1; i < list.size(); i++) {
            if (((Number) list.get(i - 1)).doubleValue() > ((Number) list.get(i)).doubleValue()) {
                return false;
            }
        }
        return true;
    }
}
