package io.chartwright.helm;

import com.marcnuri.helm.jni.NativeLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * A native library that is unpacked once into a cache folder, in a folder named after its version.
 *
 * <p>A copy is compared with the checksum that the jar holds of it, so that a half-written, damaged or outdated one is
 * replaced. Its time then is that checksum, in seconds, until somebody writes to it: reading 98 MB at every start would
 * take 15 to 45 ms. The checksum is CRC-32; SHA-256 would not help against somebody who may write into the user's cache
 * either. Several processes may unpack at the same time: each writes its own file and renames it.
 */
final class UnpackedLibrary {
    private static final int BUFFER_BYTES = 1 << 20;

    private final Path folder;
    private final NativeLibrary library;

    /** Creates the library's place in the cache folder; nothing is unpacked yet. */
    UnpackedLibrary(Path cache, NativeLibrary library) {
        this.folder = cache.resolve("helm-" + version()).toAbsolutePath();
        this.library = library;
    }

    /**
     * Returns the library as a sound file.
     *
     * @throws HelmException when it cannot be unpacked
     */
    Path file() {
        String name = library.getBinaryName();
        Path file = folder.resolve(name);
        URL packed = library.getClass().getResource("/" + name);
        if (packed == null) {
            throw new HelmException("the Helm library " + name + " is missing from this build of chartwright");
        }
        try {
            FileTime sound = FileTime.from(checksum(packed), TimeUnit.SECONDS);
            if (!Files.isRegularFile(file)) {
                unpack(packed, file, sound);
            } else if (!Files.getLastModifiedTime(file).equals(sound)) {
                if (checksum(file) == checksum(packed)) {
                    mark(file, sound);
                } else {
                    unpack(packed, file, sound);
                }
            }
            return file;
        } catch (IOException e) {
            throw new HelmException("could not unpack the Helm library to " + file, e);
        }
    }

    private void unpack(URL packed, Path file, FileTime sound) throws IOException {
        Files.createDirectories(folder);
        Path beside = Files.createTempFile(folder, library.getBinaryName(), ".new");
        try (InputStream in = packed.openStream()) {
            Files.copy(in, beside, StandardCopyOption.REPLACE_EXISTING);
            Files.setLastModifiedTime(beside, sound);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** A copy that belongs to somebody else is as sound, but is read again at the next start. */
    private static void mark(Path file, FileTime sound) {
        try {
            Files.setLastModifiedTime(file, sound);
        } catch (IOException e) {
            // The mark saves time, nothing else.
        }
    }

    private static long checksum(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return checksum(in);
        }
    }

    private static long checksum(URL packed) throws IOException {
        URLConnection connection = packed.openConnection();
        if (connection instanceof JarURLConnection jar) {
            return jar.getJarEntry().getCrc();
        }
        try (InputStream in = connection.getInputStream()) {
            return checksum(in);
        }
    }

    private static long checksum(InputStream in) throws IOException {
        CheckedInputStream checked = new CheckedInputStream(in, new CRC32());
        byte[] buffer = new byte[BUFFER_BYTES];
        while (checked.read(buffer) >= 0) {
            // Reading is what counts.
        }
        return checked.getChecksum().getValue();
    }

    private static String version() {
        try (InputStream in = UnpackedLibrary.class.getResourceAsStream("helm.properties")) {
            Properties properties = new Properties();
            properties.load(Objects.requireNonNull(in, "helm.properties"));
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
