package io.chartwright.cache;

import io.chartwright.model.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Results of earlier runs, each in a file that is named by the digest of all that the result depends on.
 *
 * <p>A file begins with the checksum of the rest, so that one that was damaged is not believed. Files are written beside
 * and renamed, so that runs at the same time do no harm. A cache that cannot be read or written is as good as none.
 */
public final class ResultCache {
    /** Some for each of many projects; a result has a few kilobytes. */
    private static final int MOST_FILES = 200;

    private final Path folder;
    private final String build;

    /**
     * Creates the cache that lies in the folder, which need not be there.
     *
     * @param build what names the build of chartwright; results of another one are not believed, because its rules may
     *     differ
     */
    public ResultCache(Path folder, String build) {
        this.folder = folder;
        this.build = build;
    }

    /** Returns the beginning of every key. */
    public KeyBuilder key() {
        return new KeyBuilder().with(build);
    }

    /** Returns the result that was kept under the key. */
    public Optional<byte[]> get(Digest key) {
        Path file = folder.resolve(key.hex());
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length < Long.BYTES) {
                return Optional.empty();
            }
            byte[] result = Arrays.copyOfRange(bytes, Long.BYTES, bytes.length);
            boolean isSound = Arrays.equals(checksum(result), Arrays.copyOf(bytes, Long.BYTES));
            return isSound ? Optional.of(result) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Keeps the result under the key. */
    public void put(Digest key, byte[] result) {
        try {
            Files.createDirectories(folder);
            Path beside = Files.createTempFile(folder, key.hex(), ".new");
            try {
                byte[] bytes = Arrays.copyOf(checksum(result), Long.BYTES + result.length);
                System.arraycopy(result, 0, bytes, Long.BYTES, result.length);
                Files.write(beside, bytes);
                Files.move(beside, folder.resolve(key.hex()), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(beside);
            }
            removeOldest();
        } catch (IOException | UncheckedIOException e) {
            // The next run computes the result again.
        }
    }

    private void removeOldest() throws IOException {
        List<Kept> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.map(file -> new Kept(file, time(file)))
                    .sorted(Comparator.comparing(Kept::time).reversed())
                    .toList();
        }
        for (Kept oldest : files.subList(Math.min(MOST_FILES, files.size()), files.size())) {
            Files.deleteIfExists(oldest.file());
        }
    }

    /** A file, and its time of writing in milliseconds, which is asked for once because other runs change it. */
    private record Kept(Path file, long time) {}

    /** A file that another run has just removed is the oldest. */
    private static long time(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            return 0;
        }
    }

    /** Never 0, which a file of zeros begins with. */
    private static byte[] checksum(byte[] bytes) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        return ByteBuffer.allocate(Long.BYTES)
                .putLong(checksum.getValue() | 1L << Integer.SIZE)
                .array();
    }
}
