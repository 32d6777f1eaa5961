package io.chartwright.cache;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Knows where programs keep what they can make again on this system. */
public final class CacheFolder {
    private CacheFolder() {}

    /**
     * Returns chartwright's cache folder.
     *
     * @param system the name of the operating system
     * @param home the user's home
     * @param environment the environment variables
     */
    public static Path of(String system, Path home, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        String chosen = environment.getOrDefault("XDG_CACHE_HOME", "");
        String local = environment.getOrDefault("LOCALAPPDATA", "");
        Path folder;
        if (!chosen.isEmpty()) {
            folder = Path.of(chosen);
        } else if (name.startsWith("windows") && !local.isEmpty()) {
            folder = Path.of(local);
        } else if (name.startsWith("mac")) {
            folder = home.resolve("Library").resolve("Caches");
        } else {
            folder = home.resolve(".cache");
        }
        return folder.resolve("chartwright");
    }
}
