package io.chartwright.publish.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetrcTest {

    @TempDir
    Path folder;

    @Test
    void readWhenHostIsNamedReturnsItsEntry() throws IOException {
        Path file = write("""
                # machine a.example login no password no
                machine a.example
                  login me
                  password secret
                machine b.example login you password other
                default login all password any
                """);

        assertThat(Netrc.read(file, "a.example")).contains(new Netrc.Entry("me", "secret"));
        assertThat(Netrc.read(file, "b.example")).contains(new Netrc.Entry("you", "other"));
        assertThat(Netrc.read(file, "c.example")).contains(new Netrc.Entry("all", "any"));
    }

    @Test
    void readWhenHostIsNotNamedReturnsNothing() throws IOException {
        assertThat(Netrc.read(write("machine a.example login me password x\n"), "example"))
                .isEmpty();
        assertThat(Netrc.read(write("machine"), "example")).isEmpty();
        assertThat(Netrc.read(folder.resolve("missing"), "example")).isEmpty();
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("netrc"), text);
    }
}
