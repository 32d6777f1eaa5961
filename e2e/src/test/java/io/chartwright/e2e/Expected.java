package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that are compared word by word with files below {@code src/test/resources}. */
final class Expected {
    private Expected() {}

    /** Fails when the text differs from the file; {@code -D<folder>.update=1} writes the file anew first. */
    static void assertText(String folder, String name, String text) throws IOException {
        Path file = file(folder, name);
        if (System.getProperty(folder + ".update") != null) {
            Files.writeString(file, text + "\n");
        }
        assertThat(text).as(file.toString()).isEqualTo(Files.readString(file).strip());
    }

    /** Returns where such a file lies. */
    static Path file(String folder, String name) {
        return Surroundings.project()
                .resolve("e2e/src/test/resources")
                .resolve(folder)
                .resolve(name);
    }
}
