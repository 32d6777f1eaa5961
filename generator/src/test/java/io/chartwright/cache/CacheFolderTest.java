package io.chartwright.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheFolderTest {
    private static final Path HOME = Path.of("home");

    @Test
    void ofWhenTheUserChoseAFolderIsInIt() {
        assertThat(CacheFolder.of("Mac OS X", HOME, Map.of("XDG_CACHE_HOME", "chosen")))
                .isEqualTo(Path.of("chosen", "chartwright"));
    }

    @Test
    void ofWhenTheUserChoseNothingIsWhereTheSystemHasIt() {
        assertThat(CacheFolder.of("Linux", HOME, Map.of("XDG_CACHE_HOME", "")))
                .isEqualTo(HOME.resolve(".cache").resolve("chartwright"));
        assertThat(CacheFolder.of("Mac OS X", HOME, Map.of()))
                .isEqualTo(HOME.resolve("Library").resolve("Caches").resolve("chartwright"));
        assertThat(CacheFolder.of("Windows 11", HOME, Map.of("LOCALAPPDATA", "local")))
                .isEqualTo(Path.of("local", "chartwright"));
    }
}
