import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Lifts the classes in a jar that were compiled for Java 5 or older to the format of Java 8: {@code StackMaps JAR
 * FOLDER…}, where the folders are those in the jar that are meant.
 *
 * <p>Java leaves such classes out of an archive of loaded classes, and reads and verifies them at every start: those of
 * the command line's library alone take 60 ms. All that is added to them is what verifies them faster, the stack maps.
 */
public final class StackMaps {
    /** The first format that an archive of classes takes. */
    private static final int JAVA_6 = 50;

    private static final int MAJOR = 7;

    private StackMaps() {}

    /** Rewrites the jar in place; a jar that cannot be rewritten is left as it is. */
    public static void main(String[] arguments) throws IOException {
        Path jar = Path.of(arguments[0]).toAbsolutePath();
        Path beside = jar.resolveSibling(jar.getFileName() + ".lifted");
        Files.copy(jar, beside, StandardCopyOption.REPLACE_EXISTING);
        int lifted = 0;
        URL[] classes = {jar.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(classes, ClassLoader.getPlatformClassLoader());
                FileSystem files = FileSystems.newFileSystem(URI.create("jar:" + beside.toUri()), Map.of());
                Stream<Path> all = Files.walk(files.getPath("/"))) {
            List<Path> found =
                    all.filter(file -> file.toString().endsWith(".class")).toList();
            for (Path file : found) {
                byte[] bytes = Files.readAllBytes(file);
                boolean isMeant = Arrays.stream(arguments).skip(1).anyMatch(folder -> file.startsWith("/" + folder));
                if (isMeant && bytes[MAJOR] < JAVA_6) {
                    FileTime time = Files.getLastModifiedTime(file);
                    Files.write(file, lifted(bytes, loader));
                    Files.setLastModifiedTime(file, time);
                    lifted++;
                }
            }
        }
        Files.move(beside, jar, StandardCopyOption.REPLACE_EXISTING);
        System.out.println("lifted " + lifted + " classes of " + jar.getFileName() + " to the format of Java 8");
    }

    private static byte[] lifted(byte[] bytes, ClassLoader loader) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
            @Override
            protected ClassLoader getClassLoader() {
                return loader;
            }
        };
        ClassVisitor newer = new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public void visit(
                    int version, int access, String name, String signature, String superName, String[] interfaces) {
                super.visit(Opcodes.V1_8, access, name, signature, superName, interfaces);
            }
        };
        new ClassReader(bytes).accept(newer, ClassReader.SKIP_FRAMES);
        return writer.toByteArray();
    }
}
