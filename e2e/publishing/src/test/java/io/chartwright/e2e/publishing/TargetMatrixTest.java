package io.chartwright.e2e.publishing;

import io.chartwright.publish.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tries everything with every kind of server, side by side, and writes the table. */
@Execution(ExecutionMode.CONCURRENT)
class TargetMatrixTest {
    private static final Map<String, List<String>> ROWS = new ConcurrentHashMap<>();

    @TempDir
    Path folder;

    static List<ServerKind> kinds() {
        // A second opinion, which is slow.
        return ServerKinds.all().stream()
                .filter(kind -> Experiments.FULL || !kind.name().contains("moto"))
                .filter(kind -> kind.name().contains(System.getProperty("publishing.target", "")))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void publishToAServerLosesNothing(ServerKind kind) throws Exception {
        List<String> row = new ArrayList<>();
        ROWS.put(kind.name(), row);
        Optional<String> missing = kind.missing();
        missing.ifPresent(what -> row.add("skipped: " + what));
        Assumptions.assumeTrue(missing.isEmpty(), () -> kind.name() + " is skipped: " + missing.orElse(""));
        Instant begin = Instant.now();
        List<Throwable> failures = new ArrayList<>();
        try (RunningServer server = kind.start(folder)) {
            Experiments experiments = new Experiments(server, folder);
            Optional<String> doubt = conform(server, row);
            cell(row, failures, experiments::publish);
            cell(row, failures, experiments::republishSame);
            cell(row, failures, experiments::republishOther);
            if (doubt.isEmpty()) {
                cell(row, failures, experiments::publishConcurrently);
                cell(row, failures, new Kills(server, experiments, folder)::kill);
                cell(row, failures, experiments::disturb);
            } else {
                row.addAll(List.of("not tried", "not tried", "not tried"));
            }
        }
        row.add(Duration.between(begin, Instant.now()).toSeconds() + " s");
        System.out.println(kind.name() + ": " + row);
        if (!failures.isEmpty()) {
            AssertionError error = new AssertionError(kind.name() + ": " + row);
            failures.forEach(error::addSuppressed);
            throw error;
        }
    }

    /** Returns why the server cannot judge what happens at the same time; empty when it can. */
    private static Optional<String> conform(RunningServer server, List<String> row) throws Exception {
        Optional<Store> store = server.conditional("conformance");
        Optional<String> doubt = store.isEmpty() ? Optional.empty() : Conformance.doubt(store.get());
        row.add(
                store.isEmpty()
                        ? "none"
                        : doubt.map(why -> "cannot judge: " + why).orElse(Conformance.KEPT));
        return doubt;
    }

    private static void cell(List<String> row, List<Throwable> failures, Callable<String> experiment) {
        try {
            row.add(experiment.call());
        } catch (Exception | AssertionError e) {
            row.add("FAILED: " + e.getMessage());
            failures.add(e);
        }
    }

    @AfterAll
    static void writeTable() throws IOException {
        StringBuilder table = new StringBuilder("| target | compare-and-swap | publish | same again | other bytes |"
                + " concurrent | killed | disturbed | time |\n|---|---|---|---|---|---|---|---|--:|\n");
        for (ServerKind kind : kinds()) {
            String cells = String.join(" | ", ROWS.getOrDefault(kind.name(), List.of()));
            table.append("| " + kind.name() + " | " + cells + " |\n");
        }
        Files.writeString(Path.of(System.getProperty("publishing.table", "table.md")), table);
    }
}
