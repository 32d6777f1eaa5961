package io.chartwright.types;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What a class file says of an API type: its annotated fields, and the constants of its static sets and annotations. */
final class ModelClass extends ClassVisitor {
    private static final Set<String> NAMES =
            Set.of("Lcom/google/gson/annotations/SerializedName;", "Lcom/fasterxml/jackson/annotation/JsonProperty;");

    /** The signature of each field, under the name that JSON has for it. */
    final SortedMap<String, String> fields = new TreeMap<>();

    /** The texts that were put into each static set. */
    final Map<String, Set<String>> sets = new HashMap<>();

    /** The value of each annotation of the class that has one, under its simple name. */
    final Map<String, String> annotations = new HashMap<>();

    ModelClass() {
        super(Opcodes.ASM9);
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        String name = descriptor.substring(descriptor.lastIndexOf('/') + 1, descriptor.length() - 1);
        return new Value(value -> annotations.put(name, value));
    }

    @Override
    public FieldVisitor visitField(
            int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
        return new FieldVisitor(Opcodes.ASM9) {
            @Override
            public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                return NAMES.contains(annotation)
                        ? new Value(json -> fields.put(json, signature == null ? descriptor : signature))
                        : null;
            }
        };
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        return name.equals("<clinit>") ? new StaticSets() : null;
    }

    /** Follows both ways of filling a set: from a list before it is stored, and text by text afterwards. */
    private final class StaticSets extends MethodVisitor {
        private final Set<String> pending = new HashSet<>();
        private Set<String> target = pending;

        StaticSets() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitLdcInsn(Object value) {
            if (value instanceof String text) {
                target.add(text);
            }
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            Set<String> named = sets.computeIfAbsent(name, key -> new HashSet<>());
            if (opcode == Opcodes.PUTSTATIC) {
                named.addAll(pending);
                pending.clear();
                target = pending;
            } else {
                target = named;
            }
        }
    }
}
