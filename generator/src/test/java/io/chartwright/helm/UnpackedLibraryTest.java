package io.chartwright.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.jni.NativeLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedLibraryTest {
    private static final String NAME = "helm-of-the-test.txt";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path cache;

    @Test
    void fileWhenItIsSoundIsLeftAlone() throws Exception {
        Path file = library().file();
        Object before = Files.readAttributes(file, BasicFileAttributes.class).fileKey();

        assertThat(library().file()).isEqualTo(file).hasContent(content());
        assertThat(Files.readAttributes(file, BasicFileAttributes.class).fileKey())
                .isEqualTo(before);
    }

    @Test
    void fileWhenItIsSoundAndOfAnotherTimeIsMarkedAsSound() throws Exception {
        Path file = library().file();
        FileTime marked = Files.getLastModifiedTime(file);
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));

        assertThat(library().file()).hasContent(content());
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(marked);
    }

    @Test
    void fileWhenItIsMarkedIsNotReadAgain() throws Exception {
        Path file = library().file();
        FileTime marked = Files.getLastModifiedTime(file);
        Files.writeString(file, "not read");
        Files.setLastModifiedTime(file, marked);

        assertThat(library().file()).hasContent("not read");
    }

    @Test
    void fileWhenItIsDamagedIsReplaced() throws Exception {
        Path file = library().file();
        Files.writeString(file, content().replace('a', 'b'));

        assertThat(library().file()).hasContent(content());
    }

    @Test
    void fileWhenManyStartAtOnceIsSoundForEach() throws Exception {
        ExecutorService starts = Executors.newFixedThreadPool(16);
        try {
            Callable<String> start = () -> Files.readString(library().file());
            List<Future<String>> read =
                    starts.invokeAll(Stream.generate(() -> start).limit(64).toList());

            for (Future<String> text : read) {
                assertThat(text.get()).isEqualTo(content());
            }
        } finally {
            starts.shutdown();
        }
        try (Stream<Path> files = Files.walk(cache).filter(Files::isRegularFile)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void fileWhenTheCacheCannotBeWrittenNamesTheFile() throws Exception {
        Path blocked = Files.createFile(cache.resolve("file"));

        assertThatThrownBy(() -> new UnpackedLibrary(blocked, new Bundled(NAME)).file())
                .isInstanceOf(HelmException.class)
                .hasMessageContaining("could not unpack the Helm library to " + blocked);
    }

    @Test
    void fileWhenTheBuildLacksItSaysSo() {
        assertThatThrownBy(() -> new UnpackedLibrary(cache, new Bundled("helm-none.so")).file())
                .isInstanceOf(HelmException.class)
                .hasMessageContaining("helm-none.so is missing");
    }

    private UnpackedLibrary library() {
        return new UnpackedLibrary(cache, new Bundled(NAME));
    }

    private static String content() {
        return "a library\n";
    }

    /** A library of any name. */
    record Bundled(String getBinaryName) implements NativeLibrary {}
}
