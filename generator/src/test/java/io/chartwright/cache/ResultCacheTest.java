package io.chartwright.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.model.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultCacheTest {
    private static final byte[] RESULT = "a result".getBytes(StandardCharsets.UTF_8);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void getWhenPutReturnsTheResult() {
        cache().put(key("a"), RESULT);

        assertThat(cache().get(key("a"))).contains(RESULT);
        assertThat(cache().get(key("b"))).isEmpty();
    }

    @Test
    void getWhenAnyByteOfTheFileIsDamagedReturnsNothing() throws IOException {
        cache().put(key("a"), RESULT);
        Path file = folder.resolve(key("a").hex());
        byte[] sound = Files.readAllBytes(file);
        for (int i = 0; i < sound.length; i++) {
            byte[] damaged = sound.clone();
            damaged[i] ^= 1;
            Files.write(file, damaged);
            assertThat(cache().get(key("a"))).as("byte %d", i).isEmpty();
            Files.write(file, Arrays.copyOf(sound, i));
            assertThat(cache().get(key("a"))).as("first %d bytes", i).isEmpty();
        }
        cache().put(key("a"), RESULT);
        assertThat(cache().get(key("a"))).contains(RESULT);
    }

    @Test
    void putWhenTheFolderCannotBeMadeIsAsIfThereWereNoCache() throws IOException {
        ResultCache cache = new ResultCache(Files.createFile(folder.resolve("file")), "1");
        cache.put(key("a"), RESULT);

        assertThat(cache.get(key("a"))).isEmpty();
    }

    @Test
    void putWhenManyAtATimeKeepsWholeFilesOnly() throws IOException {
        IntStream.range(0, 300).parallel().forEach(number -> cache().put(key(String.valueOf(number % 250)), RESULT));

        try (Stream<Path> files = Files.list(folder)) {
            List<Path> kept = files.toList();
            assertThat(kept).hasSizeLessThanOrEqualTo(200).hasSizeGreaterThan(100);
            assertThat(kept).allSatisfy(file -> assertThat(file.getFileName().toString())
                    .hasSize(64));
        }
    }

    @Test
    void keyWhenThePartsAreSplitInAnotherWayIsAnother() {
        List<Digest> keys = List.of(
                cache().key().key(),
                cache().key().with("").key(),
                cache().key().with("ab").key(),
                cache().key().with("a").with("b").key(),
                cache().key().with(List.of("a", "b")).key(),
                cache().key().with(List.of("a")).with("b").key(),
                new ResultCache(folder, "2").key().key());

        assertThat(keys).doesNotHaveDuplicates();
    }

    private ResultCache cache() {
        return new ResultCache(folder, "1");
    }

    private static Digest key(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
