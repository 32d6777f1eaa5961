package io.chartwright.types;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Reads {@code io.kubernetes:client-java-api}, whose classes come from a minor's OpenAPI document. */
final class ClientJava {
    private static final String ROOT = "io/kubernetes/client/openapi/";
    private static final Pattern PATH =
            Pattern.compile("/(?:api|apis/([^/{]+))/([^/{]+)/[^{]*(?:\\{namespace\\}/\\w+)?");
    private static final Pattern PREFIX = Pattern.compile("^(?:[A-Z][a-z]+)?V\\d+(?:(?:alpha|beta)\\d+)?");

    private final ClassFiles classes;
    private final SortedMap<Kind, String> kinds = new TreeMap<>();

    ClientJava(ClassFiles classes) {
        this.classes = classes;
    }

    Schema read() {
        SortedMap<String, SortedMap<String, Field>> types = new TreeMap<>();
        for (String name : classes.bytes().keySet()) {
            if (name.startsWith(ROOT + "apis/")) {
                classes.reader(name).accept(new Creators(), ClassReader.SKIP_DEBUG);
            } else if (name.startsWith(ROOT + "models/")) {
                types.put(simple(name), fields(classes.model(name)));
            }
        }
        return new Schema(kinds, types).reachable();
    }

    private static SortedMap<String, Field> fields(ModelClass model) {
        Set<String> required = model.sets.getOrDefault("openapiRequiredFields", Set.of());
        SortedMap<String, Field> fields = new TreeMap<>();
        model.fields.forEach((name, signature) ->
                fields.put(name, new Field(Signature.type(signature, ClientJava::simple), required.contains(name))));
        return fields;
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** Finds the calls that create an object: the path says the group and version, the first model class is the kind. */
    private final class Creators extends ClassVisitor {
        Creators() {
            super(Opcodes.ASM9);
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            if (!name.startsWith("create") || !name.endsWith("Call")) {
                return null;
            }
            for (Type argument : Type.getArgumentTypes(descriptor)) {
                if (argument.getClassName().contains(".openapi.models.")) {
                    return new PathOf(simple(argument.getInternalName()));
                }
            }
            return null;
        }
    }

    private final class PathOf extends MethodVisitor {
        private final String type;

        PathOf(String type) {
            super(Opcodes.ASM9);
            this.type = type;
        }

        @Override
        public void visitLdcInsn(Object value) {
            Matcher path = PATH.matcher(String.valueOf(value));
            if (path.matches()) {
                String group = path.group(1) == null ? "" : path.group(1) + "/";
                kinds.put(new Kind(group + path.group(2), PREFIX.matcher(type).replaceFirst("")), type);
            }
        }
    }
}
