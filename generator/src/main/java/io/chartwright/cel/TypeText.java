package io.chartwright.cel;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.OptionalType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.common.types.TypeParamType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Types as text, for example {@code map(string,list(int))}. */
final class TypeText {
    private static final Map<String, String> PROTOBUF = Map.of(
            "google.protobuf.Timestamp", "timestamp",
            "google.protobuf.Duration", "duration",
            "google.protobuf.Any", "any",
            "null_type", "null");

    private TypeText() {}

    /** Returns the type that the text, without spaces, writes; a name that is not known is that of an object. */
    static CelType parse(String text) {
        int open = text.indexOf('(');
        if (open < 0) {
            return simple(text);
        }
        List<CelType> inner = split(text.substring(open + 1, text.length() - 1)).stream()
                .map(TypeText::parse)
                .toList();
        return switch (text.substring(0, open)) {
            case "list" -> ListType.create(inner.get(0));
            case "map" -> MapType.create(inner.get(0), inner.get(1));
            case "optional" -> OptionalType.create(inner.get(0));
            default -> throw new IllegalArgumentException("no type: " + text);
        };
    }

    /** Returns the text that writes the type; all objects without a name of their own are {@code object}. */
    static String of(CelType type) {
        String name = type instanceof OptionalType ? "optional" : type.name();
        String plain = name.startsWith(SchemaTypes.PREFIX) ? "object" : PROTOBUF.getOrDefault(name, name);
        return type.parameters().isEmpty()
                ? plain
                : type.parameters().stream().map(TypeText::of).collect(Collectors.joining(",", plain + "(", ")"));
    }

    /** Returns the parts between the commas that stand in no brackets. */
    static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            depth += letter == '(' ? 1 : letter == ')' ? -1 : 0;
            if (letter == ',' && depth == 0) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static CelType simple(String name) {
        return switch (name) {
            case "any" -> SimpleType.ANY;
            case "bool" -> SimpleType.BOOL;
            case "bytes" -> SimpleType.BYTES;
            case "double" -> SimpleType.DOUBLE;
            case "duration" -> SimpleType.DURATION;
            case "dyn" -> SimpleType.DYN;
            case "int" -> SimpleType.INT;
            case "null" -> SimpleType.NULL_TYPE;
            case "string" -> SimpleType.STRING;
            case "timestamp" -> SimpleType.TIMESTAMP;
            case "uint" -> SimpleType.UINT;
            case "A" -> TypeParamType.create("A");
            default -> StructTypeReference.create(name);
        };
    }
}
