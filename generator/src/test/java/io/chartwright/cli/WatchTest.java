package io.chartwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.Pipeline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

@Timeout(60)
class WatchTest {
    private static final long PAUSE_MILLISECONDS = 20;

    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicReference<@Nullable Thread> watching = new AtomicReference<>();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @AfterEach
    void stop() {
        Thread thread = watching.get();
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Test
    void runWhenFilesChangeDoesTheWorkAgainAndNamesThem() throws Exception {
        Files.createDirectories(folder.resolve("templates/sub"));
        Files.writeString(folder.resolve("templates/a.yaml"), "a");
        CompletableFuture<Integer> code = start(List.of("templates", "values.yaml"), runs::incrementAndGet);
        awaitRuns(1);

        Files.writeString(folder.resolve("templates/a.yaml"), "changed");
        awaitRuns(2);
        Files.writeString(folder.resolve("templates/sub/new.yaml"), "new");
        awaitRuns(3);
        Files.delete(folder.resolve("templates/a.yaml"));
        awaitRuns(4);
        Files.writeString(folder.resolve("values.yaml"), "a file that was not there");
        awaitRuns(5);
        Files.writeString(folder.resolve("elsewhere.yaml"), "nobody watches it");
        stop();

        assertThat(code.get(30, TimeUnit.SECONDS)).isEqualTo(5);
        assertThat(messages.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "chartwright: waiting for changes; Ctrl-C ends",
                        "chartwright: templates/a.yaml changed",
                        "chartwright: templates/sub/new.yaml changed",
                        "chartwright: templates/a.yaml changed",
                        "chartwright: values.yaml changed");
    }

    @Test
    void runWhenAFileChangesDuringTheWorkDoesItOnceMore() throws Exception {
        Path file = Files.writeString(folder.resolve("a.yaml"), "a");
        CompletableFuture<Integer> code = start(List.of("a.yaml"), () -> {
            if (runs.incrementAndGet() == 1) {
                write(file, "changed meanwhile");
            }
            return 0;
        });

        awaitRuns(2);
        assertThat(code).isNotDone();
    }

    @Test
    void runWhenTheCommandLineCannotBeMeantAnyMoreGoesOn() throws Exception {
        Path file = Files.writeString(folder.resolve("a.yaml"), "a");
        CompletableFuture<Integer> code = start(List.of("a.yaml"), () -> {
            if (runs.incrementAndGet() == 2) {
                throw new ParameterException(new CommandLine(CommandSpec.create()), "no profile 'eks'");
            }
            return 0;
        });
        awaitRuns(1);
        Files.writeString(file, "ab");
        awaitRuns(2);
        Files.writeString(file, "abc");
        awaitRuns(3);

        assertThat(code).isNotDone();
        assertThat(messages.toString(StandardCharsets.UTF_8)).contains("chartwright: no profile 'eks'");
    }

    @Test
    void validateWhenWatchingReportsAfterEachChangeOfTheProject() throws Exception {
        CaseProject.lay("validate-finds-what-helm-cannot", folder);
        Path source = Pipeline.sources(folder).get(0).resolve("mini/templates/configmap.yaml");
        CompletableFuture<Ran> ran = CompletableFuture.supplyAsync(() -> {
            watching.set(Thread.currentThread());
            return Ran.in(
                    folder,
                    Map.of(),
                    "",
                    "validate",
                    "--watch",
                    "--format",
                    "json=out/report.json",
                    "--format",
                    "text");
        });
        awaitReport();
        Files.delete(folder.resolve("out/report.json"));
        Files.writeString(source, Files.readString(source) + "\n");
        awaitReport();
        stop();

        assertThat(ran.get(30, TimeUnit.SECONDS).err()).contains("mini/templates/configmap.yaml changed");
    }

    private void awaitReport() throws InterruptedException {
        while (!Files.exists(folder.resolve("out/report.json"))) {
            Thread.sleep(PAUSE_MILLISECONDS);
        }
    }

    private CompletableFuture<Integer> start(List<String> places, IntSupplier work) {
        Watch watch = new Watch(
                folder,
                places.stream().map(folder::resolve).toList(),
                new PrintStream(messages, true, StandardCharsets.UTF_8));
        return CompletableFuture.supplyAsync(() -> {
            watching.set(Thread.currentThread());
            return watch.run(work);
        });
    }

    private void awaitRuns(int wanted) throws InterruptedException {
        while (runs.get() < wanted) {
            Thread.sleep(PAUSE_MILLISECONDS);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
