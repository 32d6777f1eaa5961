package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whether every overlay renders to the manifests that are kept, so that a change of the chart shows what it does to them.
 * With {@code -Dmanifests.update=1} they are written anew.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KeptManifestsTest {
    private static final String ENDING = ".yaml";

    private final Helm helm = Surroundings.helms().get(1);
    private final Path kept = Surroundings.project().resolve("e2e/src/test/resources/manifests");

    List<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void manifestsWhenRenderedAreTheKeptOnes(Overlay overlay) throws IOException {
        String rendered = Manifests.of(helm, overlay).text().replaceAll("\\n+(?=---\\n|\\z)", "\n");
        Path file = kept.resolve(overlay.name() + ENDING);
        if (System.getProperty("manifests.update") != null) {
            Files.createDirectories(kept);
            Files.writeString(file, rendered);
        }
        assertThat(file).content().isEqualTo(rendered);
    }

    @Test
    void manifestsWhenKeptAreOfAnOverlay() throws IOException {
        List<String> files =
                Overlay.all().stream().map(overlay -> overlay.name() + ENDING).toList();
        try (Stream<Path> found = Files.list(kept)) {
            assertThat(found.map(file -> file.getFileName().toString())).isSubsetOf(files);
        }
    }
}
