package io.chartwright.types;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.objectweb.asm.ClassReader;

/** The class files of some jars, by internal name. */
record ClassFiles(SortedMap<String, byte[]> bytes) {

    /** Reads every class of the jars that is nobody's inner class. */
    static ClassFiles of(List<Path> jars) {
        SortedMap<String, byte[]> bytes = new TreeMap<>();
        for (Path path : jars) {
            try (JarFile jar = new JarFile(path.toFile())) {
                for (ZipEntry entry : jar.stream().toList()) {
                    String name = entry.getName();
                    if (name.endsWith(".class") && name.indexOf('$') < 0) {
                        bytes.put(
                                name.substring(0, name.length() - 6),
                                jar.getInputStream(entry).readAllBytes());
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + path, e);
            }
        }
        return new ClassFiles(bytes);
    }

    /** Returns what the class says of itself. */
    ModelClass model(String name) {
        ModelClass model = new ModelClass();
        reader(name).accept(model, ClassReader.SKIP_DEBUG);
        return model;
    }

    ClassReader reader(String name) {
        return new ClassReader(bytes.get(name));
    }
}
