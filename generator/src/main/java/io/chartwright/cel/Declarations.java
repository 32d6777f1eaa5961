package io.chartwright.cel;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What API servers add to the language, read from tables on the class path. */
final class Declarations {
    private Declarations() {}

    /** Returns the functions that libraries up to that of the minor bring. */
    static List<CelFunctionDecl> functions(int library) {
        Map<String, List<CelOverloadDecl>> overloads = new LinkedHashMap<>();
        for (String line : lines("functions.txt")) {
            String[] words = line.split(" ", -1);
            if (Integer.parseInt(words[0]) <= library) {
                overloads.computeIfAbsent(words[2], name -> new ArrayList<>()).add(overload(words));
            }
        }
        List<CelFunctionDecl> functions = new ArrayList<>();
        overloads.forEach((name, each) -> functions.add(CelFunctionDecl.newFunctionDeclaration(name, each)));
        return functions;
    }

    private static CelOverloadDecl overload(String[] words) {
        List<CelType> types = new ArrayList<>();
        if (!words[1].equals("-")) {
            types.add(TypeText.parse(words[1]));
        }
        if (!words[3].equals("-")) {
            TypeText.split(words[3]).forEach(type -> types.add(TypeText.parse(type)));
        }
        String id = words[1] + "." + words[2] + "(" + words[3] + ")";
        CelType result = TypeText.parse(words[4]);
        return words[1].equals("-")
                ? CelOverloadDecl.newGlobalOverload(id, result, types)
                : CelOverloadDecl.newMemberOverload(id, result, types);
    }

    /** Returns the types with their fields. */
    static ObjectTypes types() {
        Map<String, Map<String, CelType>> types = new HashMap<>();
        for (String line : lines("types.txt")) {
            String[] words = line.split(" ", -1);
            Map<String, CelType> fields = new LinkedHashMap<>();
            for (String field : List.of(words).subList(1, words.length)) {
                int equals = field.indexOf('=');
                fields.put(field.substring(0, equals), TypeText.parse(field.substring(equals + 1)));
            }
            types.put(words[0], fields);
        }
        return ObjectTypes.of(types);
    }

    private static List<String> lines(String name) {
        try (InputStream in = Objects.requireNonNull(Declarations.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
