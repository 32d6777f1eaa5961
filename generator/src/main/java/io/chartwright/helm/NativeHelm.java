package io.chartwright.helm;

import com.marcnuri.helm.jni.HelmLib;
import com.marcnuri.helm.jni.NativeLibrary;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

/** Helm as a native library, of which a build of chartwright has the one of the system that it was built on. */
final class NativeHelm {
    private static final String NO_SERVER = "http://127.0.0.1:1";

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
        List<NativeLibrary> bundled =
                ServiceLoader.load(NativeLibrary.class, NativeHelm.class.getClassLoader()).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList();
        NativeLibrary library = choose(bundled, Platform.RESOURCE_PREFIX);
        Path file = new UnpackedLibrary(cache, library).file();
        leaveClustersAlone();
        try {
            return Native.load(file.toString(), HelmLib.class);
        } catch (LinkageError e) {
            throw new HelmException(
                    "could not load the Helm library " + file
                            + "; where libraries may not be loaded from that folder, set XDG_CACHE_HOME to another",
                    e);
        }
    }

    /**
     * Returns the library for a system.
     *
     * @param system in JNA's words, for example {@code linux-x86-64}
     * @throws HelmException when none is for that system
     */
    static NativeLibrary choose(List<NativeLibrary> bundled, String system) {
        String kind =
                system.replace("win32", "windows").replace("x86-64", "amd64").replace("aarch64", "arm64");
        int dash = kind.indexOf('-');
        String word = "-" + kind.substring(0, Math.max(dash, 0)) + "-";
        String processor = kind.substring(dash) + ".";
        return bundled.stream()
                .filter(library -> library.getBinaryName().contains(word)
                        && library.getBinaryName().contains(processor))
                .findFirst()
                .orElseThrow(() -> new HelmException("this build of chartwright has no Helm library for " + kind
                        + ", only for: "
                        + String.join(
                                ", ",
                                bundled.stream()
                                        .map(NativeLibrary::getBinaryName)
                                        .toList())
                        + "; build it on this system with 'mvn package'"));
    }

    /** A chart is proven without a cluster, whatever the user's environment says; the library reads it when loaded. */
    private static void leaveClustersAlone() {
        if (!Platform.isWindows()) {
            LibC libc = LibC.load();
            System.getenv().keySet().stream()
                    .filter(name -> name.startsWith("HELM_"))
                    .forEach(libc::unsetenv);
            libc.setenv("KUBECONFIG", "/dev/null", 1);
            libc.setenv("HELM_KUBEAPISERVER", NO_SERVER, 1);
        }
    }
}
