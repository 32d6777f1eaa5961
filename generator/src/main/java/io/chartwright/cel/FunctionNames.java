package io.chartwright.cel;

import dev.cel.common.CelFunctionDecl;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import java.util.Set;
import java.util.TreeSet;

/** Names of functions, to find the one that was meant. */
final class FunctionNames {
    /** Every function of any minor. */
    static final Set<String> ALL = all();

    private FunctionNames() {}

    private static Set<String> all() {
        Set<String> names = new TreeSet<>(Set.of(
                "bool",
                "bytes",
                "contains",
                "double",
                "duration",
                "dyn",
                "endsWith",
                "getDate",
                "getDayOfMonth",
                "getDayOfWeek",
                "getDayOfYear",
                "getFullYear",
                "getHours",
                "getMilliseconds",
                "getMinutes",
                "getMonth",
                "getSeconds",
                "int",
                "matches",
                "size",
                "startsWith",
                "string",
                "timestamp",
                "type",
                "uint"));
        names.addAll(CelExtensions.getAllFunctionNames());
        CelStandardMacro.STANDARD_MACROS.forEach(macro -> names.add(macro.getFunction()));
        Declarations.functions(Integer.MAX_VALUE).stream()
                .map(CelFunctionDecl::name)
                .forEach(names::add);
        return names;
    }
}
