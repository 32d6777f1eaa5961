package io.chartwright.kubernetes.truth;

import io.chartwright.kubernetes.truth.Server.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks a server about every case and keeps what it says. */
final class TruthRecorder {
    private static final int AT_ONCE = 8;

    private TruthRecorder() {}

    /** Asks the server behind the address and writes the recording of that minor, and its words to a second file. */
    static void record(String minor, String address, Path words)
            throws IOException, InterruptedException, ExecutionException {
        List<TruthCase> cases = TruthCorpus.read();
        Map<String, Answer> answers = ask(cases, address);
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>();
        answers.forEach((name, answer) -> {
            verdicts.put(name, answer.verdict());
            lines.add(answer.verdict() + "\t" + name + "\t" + answer.message().replaceAll("\\s+", " "));
        });
        Recording.write(Recording.file(minor), cases, verdicts);
        Files.createDirectories(words.toAbsolutePath().getParent());
        Files.write(words, lines);
    }

    private static Map<String, Answer> ask(List<TruthCase> cases, String address)
            throws InterruptedException, ExecutionException {
        Server server = new Server(address);
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            Map<String, Future<Answer>> asked = new LinkedHashMap<>();
            for (TruthCase next : cases) {
                asked.put(next.name(), threads.submit(() -> server.ask(next.object())));
            }
            Map<String, Answer> answers = new LinkedHashMap<>();
            for (Map.Entry<String, Future<Answer>> entry : asked.entrySet()) {
                answers.put(entry.getKey(), entry.getValue().get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
