package io.chartwright.types;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads {@code io.fabric8:kubernetes-model-*}. These classes do not say what is required, call a time a string and have
 * names of their own, so what a neighbouring minor says of the same field is taken from there.
 */
final class Fabric8 {
    private static final String ROOT = "io/fabric8/kubernetes/api/model/";

    private final ClassFiles classes;
    private final Neighbours neighbours;
    private final Set<Kind> newKinds;
    private final SortedMap<String, SortedMap<String, Field>> types = new TreeMap<>();
    private final Map<String, String> newNames = new HashMap<>();

    /**
     * Creates a reader.
     *
     * @param newKinds the kinds to read that no neighbour has; the classes know kinds of the past too
     */
    Fabric8(ClassFiles classes, Neighbours neighbours, Set<Kind> newKinds) {
        this.classes = classes;
        this.neighbours = neighbours;
        this.newKinds = newKinds;
    }

    Schema read() {
        SortedMap<Kind, String> kinds = new TreeMap<>();
        for (String name : classes.bytes().keySet()) {
            if (name.startsWith(ROOT)) {
                ModelClass model = classes.model(name);
                String version = model.annotations.get("Version");
                String group = model.annotations.getOrDefault("Group", "");
                Kind kind = new Kind((group.isEmpty() ? "" : group + "/") + version, simple(name));
                String type = neighbours.kind(kind).orElse(newKinds.contains(kind) ? newName(name) : "");
                if (version != null && !type.isEmpty()) {
                    kinds.put(kind, type);
                    read(type, name);
                }
            }
        }
        return new Schema(kinds, types).reachable();
    }

    private void read(String type, String className) {
        if (types.containsKey(type)) {
            return;
        }
        SortedMap<String, Field> fields = new TreeMap<>();
        types.put(type, fields);
        classes.model(className).fields.forEach((name, signature) -> {
            fields.put(name, neighbours.field(type, name).orElseGet(() -> newField(signature)));
            visit(signature, fields.get(name));
        });
    }

    private Field newField(String signature) {
        return new Field(Signature.type(signature, this::newName), false);
    }

    /** Goes on to the class that the field holds, under the name that the table has for it. */
    private void visit(String signature, Field field) {
        String unused = Signature.type(signature, className -> {
            if (classes.bytes().containsKey(className) && !isScalar(field.element())) {
                read(field.element(), className);
            }
            return className;
        });
    }

    private static boolean isScalar(String type) {
        return !Character.isUpperCase(type.charAt(0));
    }

    private String newName(String className) {
        return newNames.computeIfAbsent(className, name -> {
            String[] parts = name.substring(ROOT.length()).split("/", -1);
            String version = parts.length > 2 ? parts[parts.length - 2] : "v1";
            return Character.toUpperCase(version.charAt(0)) + version.substring(1) + simple(name);
        });
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
