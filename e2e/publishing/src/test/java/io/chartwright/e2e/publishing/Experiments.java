package io.chartwright.e2e.publishing;

import io.chartwright.e2e.publishing.FaultProxy.Fault;
import io.chartwright.model.ChartArchive;
import io.chartwright.model.ConflictException;
import io.chartwright.publish.Publication.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** What is tried with a server: each experiment returns what the table says of it, and fails when something is lost. */
final class Experiments {
    /** Whether the large counts are wanted, as {@code e2e/publish --full} says. */
    static final boolean FULL = Boolean.getBoolean("publishing.full");

    private static final int PUBLISHERS = FULL ? 16 : 4;
    private static final int VERSIONS = FULL ? 25 : 3;

    private static final Path HELMS = Path.of(System.getProperty("user.home", ""), ".cache", "chart-tools");

    private final RunningServer server;
    private final Path folder;

    /**
     * Creates them.
     *
     * @param folder a folder for files
     */
    Experiments(RunningServer server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    /** Publishes; both Helms find and pull it, where they are on this machine. */
    String publish() throws IOException, InterruptedException {
        ChartArchive archive = PublishOnce.archive("mini", "1.0.0", "");
        expect(PublishOnce.publish(repository("plain"), environment(), archive).status() == Status.NEW, "not new");
        expectComplete("plain", List.of(archive));
        List<String> pulled = new ArrayList<>();
        for (String name : List.of("helm3", "helm4")) {
            if (Files.isExecutable(HELMS.resolve(name))) {
                new HelmPull(HELMS.resolve(name), folder).pull(server.reading("plain"), archive);
                pulled.add(name);
            }
        }
        return "ok" + (pulled.isEmpty() ? "" : ", pulled by " + String.join(" and ", pulled));
    }

    /** Publishes the same again: nothing is written. */
    String republishSame() {
        ChartArchive archive = PublishOnce.archive("mini", "1.0.0", "");
        expect(
                PublishOnce.publish(repository("plain"), environment(), archive).status() == Status.UNCHANGED,
                "something was written");
        return "unchanged";
    }

    /** Publishes other bytes as the same version: refused, and nothing is written. */
    String republishOther() throws IOException {
        try {
            PublishOnce.publish(repository("plain"), environment(), PublishOnce.archive("mini", "1.0.0", "other"));
        } catch (ConflictException e) {
            expectComplete("plain", List.of(PublishOnce.archive("mini", "1.0.0", "")));
            return "refused";
        }
        throw new AssertionError("other bytes were published");
    }

    /** Lets many publish at the same time, while a client reads. */
    String publishConcurrently() throws Exception {
        if (!server.isForMany()) {
            return "not promised";
        }
        ExecutorService threads = Executors.newCachedThreadPool();
        AtomicBoolean isDone = new AtomicBoolean();
        List<ChartArchive> all = new ArrayList<>();
        try {
            Future<Integer> reader = threads.submit(() -> read("many", isDone));
            List<Future<?>> publishers = new ArrayList<>();
            for (int i = 0; i < PUBLISHERS; i++) {
                List<ChartArchive> own = new ArrayList<>();
                for (int minor = 0; minor < VERSIONS; minor++) {
                    own.add(PublishOnce.archive("chart-" + i % 4, i + "." + minor + ".0", ""));
                }
                all.addAll(own);
                publishers.add(threads.submit((Callable<Void>) () -> {
                    own.forEach(archive -> PublishOnce.publish(repository("many"), environment(), archive));
                    return null;
                }));
            }
            for (Future<?> publisher : publishers) {
                publisher.get();
            }
            isDone.set(true);
            expectComplete("many", all);
            return all.size() + " of " + all.size() + ", " + reader.get() + " reads";
        } finally {
            isDone.set(true);
            threads.shutdownNow();
        }
    }

    /** Disturbs each request in each way; the publisher goes on. */
    String disturb() throws IOException {
        if (!server.isPublishedToByRequests()) {
            return "none to disturb";
        }
        int requests = requests("fault-none");
        int faults = 0;
        for (int number = 0; number < requests; number += FULL ? 1 : 2) {
            for (Fault fault : chosen(List.of(Fault.values()), number / 2)) {
                String folder = "fault-" + fault.folder() + "-" + number;
                PublishOnce.publish(repository(folder), environment(), PublishOnce.archive("mini", "1.0.0", ""));
                try (FaultProxy proxy = new FaultProxy(server.address(), number, fault, () -> {})) {
                    PublishOnce.publish(
                            server.repository(folder, proxy.address()),
                            server.environment(proxy.address()),
                            PublishOnce.archive("mini", "1.1.0", ""));
                }
                expectComplete(folder, both());
                faults++;
            }
        }
        return faults + " faults, 0 lost";
    }

    /** Returns all, or one after the other where fewer are tried. */
    static List<Fault> chosen(List<Fault> all, int number) {
        return FULL ? all : List.of(all.get(number % all.size()));
    }

    static List<ChartArchive> both() {
        return List.of(PublishOnce.archive("mini", "1.0.0", ""), PublishOnce.archive("mini", "1.1.0", ""));
    }

    /** Returns how many requests it takes to publish a second version. */
    private int requests(String folder) throws IOException {
        PublishOnce.publish(repository(folder), environment(), PublishOnce.archive("mini", "1.0.0", ""));
        try (FaultProxy proxy = new FaultProxy(server.address(), -1, Fault.ERROR, () -> {})) {
            PublishOnce.publish(
                    server.repository(folder, proxy.address()),
                    server.environment(proxy.address()),
                    PublishOnce.archive("mini", "1.1.0", ""));
            expectComplete(folder, both());
            return proxy.requests();
        }
    }

    /** Reads until it is done: every version that a client is led to is there, and no version vanishes. */
    private int read(String folder, AtomicBoolean isDone) throws IOException {
        PublishedCharts repository = server.published(folder);
        Map<String, String> before = new TreeMap<>();
        int reads = 0;
        while (!isDone.get()) {
            Map<String, String> now = repository.listed();
            expect(now.entrySet().containsAll(before.entrySet()), "a version has vanished");
            Map<String, String> fresh = new TreeMap<>(now);
            fresh.keySet().removeAll(before.keySet());
            expect(repository.problems(fresh).isEmpty(), "a client is led to what is not there");
            before = now;
            reads++;
        }
        return reads;
    }

    void expectComplete(String folder, List<ChartArchive> archives) throws IOException {
        Map<String, String> expected = new TreeMap<>();
        archives.forEach(archive ->
                expected.put(archive.id().toString(), archive.digest().hex()));
        PublishedCharts repository = server.published(folder);
        Map<String, String> listed = repository.listed();
        expect(listed.equals(expected), "the index lists " + listed.size() + " of " + expected.size());
        expect(repository.problems(listed).isEmpty(), "packages are missing or damaged");
    }

    private String repository(String folder) {
        return server.repository(folder);
    }

    private Map<String, String> environment() {
        return server.environment(server.address());
    }

    static void expect(boolean isTrue, String otherwise) {
        if (!isTrue) {
            throw new AssertionError(otherwise);
        }
    }
}
