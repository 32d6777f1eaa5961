package io.chartwright.types;

import java.util.function.Consumer;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Opcodes;

/** Hands on the text that an annotation holds as its {@code value}. */
final class Value extends AnnotationVisitor {
    private final Consumer<String> found;

    Value(Consumer<String> found) {
        super(Opcodes.ASM9);
        this.found = found;
    }

    @Override
    public void visit(String name, Object value) {
        if (name.equals("value") && value instanceof String text) {
            found.accept(text);
        }
    }
}
