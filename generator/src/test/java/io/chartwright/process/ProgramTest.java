package io.chartwright.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Program program(String text) throws IOException {
        Path file = folder.resolve("program");
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return Program.find("program", Map.of("Path", "/nowhere:" + folder, "WORD", "hello"))
                .orElseThrow();
    }

    @Test
    void runWhenTheProgramEndsKeepsBothStreamsApart() throws IOException {
        Program.Run run = program("echo $WORD $1; echo bad >&2; exit 7")
                .run(List.of("you"), LONG)
                .orElseThrow();

        assertThat(run).isEqualTo(new Program.Run(7, "hello you\n", "bad\n"));
    }

    @Test
    void runWhenItPrintsMoreThanIsReadStillEnds() throws IOException {
        String much = "i=0; while [ $i -lt 20 ]; do i=$((i+1)); printf '%100000s'; done";

        assertThat(program(much).run(List.of(), LONG).orElseThrow().out()).hasSize(1 << 20);
    }

    @Test
    void runWhenItDoesNotEndIsStopped() throws IOException {
        assertThat(program("exec /bin/sleep 60").run(List.of(), Duration.ofMillis(300)))
                .isEmpty();
    }

    @Test
    void runWhenAChildHoldsTheStreamsDoesNotWaitForIt() throws IOException {
        long begin = System.nanoTime();

        assertThat(program("/bin/sleep 20 & echo done").run(List.of(), LONG)).isPresent();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void findWhenThereIsNoneIsEmpty() {
        assertThat(Program.find("program", Map.of("PATH", folder.toString()))).isEmpty();
        assertThat(Program.find("program", Map.of())).isEmpty();
    }

    @Test
    void runWhenTheFileIsNoProgramFails() {
        Program none = new Program(folder.resolve("none"), Map.of());

        assertThatThrownBy(() -> none.run(List.of(), LONG)).isInstanceOf(IOException.class);
    }
}
