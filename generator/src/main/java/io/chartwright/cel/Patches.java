package io.chartwright.cel;

import dev.cel.checker.CelCheckerBuilder;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerLibrary;
import java.util.Map;

/** What expressions that change an object can name besides; from {@code apiserver/pkg/cel/mutation}. */
final class Patches implements CelCompilerLibrary {
    /** One operation of a patch. */
    static final Map<String, Map<String, CelType>> TYPES = Map.of(
            "JSONPatch",
            Map.of(
                    "op", SimpleType.STRING,
                    "path", SimpleType.STRING,
                    "from", SimpleType.STRING,
                    "value", SimpleType.DYN));

    private static final CelFunctionDecl ESCAPE_KEY = CelFunctionDecl.newFunctionDeclaration(
            "jsonpatch.escapeKey",
            CelOverloadDecl.newGlobalOverload("jsonpatch.escapeKey(string)", SimpleType.STRING, SimpleType.STRING));

    /** Adds the function that writes a key so that it can stand in the path of a patch. */
    @Override
    public void setCheckerOptions(CelCheckerBuilder checker) {
        checker.addFunctionDeclarations(ESCAPE_KEY);
    }
}
