package io.chartwright.helm;

import com.marcnuri.helm.jni.HelmLib;
import com.marcnuri.helm.jni.NativeLibrary;
import com.sun.jna.Native;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Properties;
import java.util.ServiceLoader;

/**
 * Helm as a native library, unpacked once into a cache folder.
 *
 * <p>The library's digest is written beside it when it is unpacked and compared at every start, so that a half-written or
 * damaged copy is replaced. Several processes may unpack at the same time: each writes its own file and renames it.
 */
final class NativeHelm {
    private final Path cache;

    /** Creates a loader that unpacks into the cache folder. */
    NativeHelm(Path cache) {
        this.cache = cache;
    }

    /**
     * Returns the library.
     *
     * @throws HelmException when there is none for this system, or it cannot be unpacked or loaded
     */
    HelmLib load() {
        NativeLibrary library = ServiceLoader.load(NativeLibrary.class, NativeHelm.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new HelmException("this build of chartwright has no Helm library for "
                        + System.getProperty("os.name") + " on " + System.getProperty("os.arch")
                        + "; build it on this system with 'mvn package'"));
        Path file = unpack(library);
        try {
            return Native.load(file.toString(), HelmLib.class);
        } catch (UnsatisfiedLinkError e) {
            throw new HelmException("could not load the Helm library " + file, e);
        }
    }

    /** Returns the unpacked library, whose digest has been checked. */
    Path unpack(NativeLibrary library) {
        String name = library.getBinaryName();
        Path folder = cache.resolve("helm-" + version()).toAbsolutePath();
        Path file = folder.resolve(name);
        Path digest = folder.resolve(name + ".sha256");
        try (InputStream packed = library.getClass().getResourceAsStream("/" + name)) {
            if (Files.isRegularFile(file)
                    && Files.isRegularFile(digest)
                    && Files.readString(digest).equals(digestOf(file))) {
                return file;
            }
            if (packed == null) {
                throw new HelmException("the Helm library " + name + " is missing from this build of chartwright");
            }
            Files.createDirectories(folder);
            Path beside = Files.createTempFile(folder, name, ".new");
            DigestInputStream counted = new DigestInputStream(packed, sha256());
            Files.copy(counted, beside, StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(digest);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
            Path digestBeside = Files.createTempFile(folder, name, ".new");
            Files.writeString(
                    digestBeside,
                    HexFormat.of().formatHex(counted.getMessageDigest().digest()));
            Files.move(digestBeside, digest, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new HelmException("could not unpack the Helm library to " + file, e);
        }
    }

    private static String version() {
        try (InputStream in = NativeHelm.class.getResourceAsStream("helm.properties")) {
            Properties properties = new Properties();
            properties.load(Objects.requireNonNull(in, "helm.properties"));
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digestOf(Path file) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
