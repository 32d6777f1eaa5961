package io.chartwright.types;

import java.util.Map;
import java.util.function.UnaryOperator;

/** Turns a field's signature in a class file into the type of the table. */
final class Signature {
    private static final Map<String, String> SCALARS = Map.ofEntries(
            Map.entry("java/lang/String", "string"),
            Map.entry("java/lang/Boolean", "bool"),
            Map.entry("java/lang/Integer", "int32"),
            Map.entry("java/lang/Long", "int64"),
            Map.entry("java/lang/Double", "number"),
            Map.entry("java/lang/Object", "any"),
            Map.entry("java/time/OffsetDateTime", "time"),
            Map.entry("java/time/ZonedDateTime", "time"),
            Map.entry("io/kubernetes/client/custom/IntOrString", "int-or-string"),
            Map.entry("io/fabric8/kubernetes/api/model/IntOrString", "int-or-string"),
            Map.entry("io/kubernetes/client/custom/Quantity", "quantity"),
            Map.entry("io/fabric8/kubernetes/api/model/Quantity", "quantity"),
            Map.entry("io/kubernetes/client/custom/V1Patch", "any"),
            Map.entry("io/fabric8/kubernetes/api/model/runtime/RawExtension", "any"),
            Map.entry("io/fabric8/kubernetes/api/model/AnyType", "any"));

    private Signature() {}

    /**
     * Returns the type.
     *
     * @param named gives the name of a class that is no scalar
     */
    static String type(String signature, UnaryOperator<String> named) {
        if (signature.equals("[B")) {
            return "base64";
        }
        int arguments = signature.indexOf('<');
        if (arguments < 0) {
            String name = signature.substring(1, signature.length() - 1);
            return SCALARS.containsKey(name) ? SCALARS.get(name) : named.apply(name);
        }
        String raw = signature.substring(1, arguments);
        String inner = signature.substring(arguments + 1, signature.length() - 2);
        if (raw.endsWith("List")) {
            return "[]" + type(inner, named);
        }
        if (raw.endsWith("Map")) {
            return "{}" + type(inner.substring("Ljava/lang/String;".length()), named);
        }
        throw new IllegalArgumentException("unexpected type " + signature);
    }
}
