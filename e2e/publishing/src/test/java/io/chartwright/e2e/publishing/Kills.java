package io.chartwright.e2e.publishing;

import static io.chartwright.e2e.publishing.Experiments.FULL;
import static io.chartwright.e2e.publishing.Experiments.expect;

import io.chartwright.e2e.publishing.FaultProxy.Fault;
import io.chartwright.model.ChartArchive;
import io.chartwright.model.Content;
import io.chartwright.publish.Provenance;
import io.chartwright.publish.Targets;
import io.chartwright.publish.oci.PulledChart;
import io.chartwright.publish.store.Store;
import io.chartwright.publish.store.StoreReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Kills publishers at each request, before and after the server has heard it; the next one finishes.
 *
 * @param server where they publish to
 * @param experiments what must hold afterwards
 * @param folder a folder for files
 */
record Kills(RunningServer server, Experiments experiments, Path folder) {
    private static final ChartArchive FIRST = PublishOnce.archive("mini", "1.0.0", "");
    private static final ChartArchive SECOND = PublishOnce.archive("mini", "1.1.0", "");

    /** Kills publishers of releases, and some of signed ones. */
    String kill() throws Exception {
        if (!server.isPublishedToByRequests()) {
            return "in KilledPublisherTest";
        }
        int plain = kill("kill", Optional.empty(), 0, FULL ? 1 : 4);
        int signed = kill("signed", Optional.of(PublisherKeys.make(folder)), FULL ? 0 : 3, FULL ? 3 : 8);
        return plain + " kills and " + signed + " of signed releases, 0 lost";
    }

    private int kill(String name, Optional<PublisherKeys> keys, int from, int step) throws Exception {
        int requests = requests(name + "-none", keys);
        int kills = 0;
        for (int number = from; number < requests; number += step) {
            List<Fault> moments = List.of(Fault.RESET_BEFORE, Fault.RESET_AFTER);
            for (Fault moment : Experiments.chosen(moments, number / step)) {
                String path = name + "-" + moment.folder() + "-" + number;
                kill(path, keys, number, moment);
                kills++;
            }
        }
        return kills;
    }

    private void kill(String path, Optional<PublisherKeys> keys, int number, Fault moment) throws Exception {
        PublishOnce.publish(repository(path), environment(), FIRST);
        CompletableFuture<Process> victim = new CompletableFuture<>();
        try (FaultProxy proxy = new FaultProxy(
                server.address(), number, moment, () -> victim.join().destroyForcibly())) {
            Process publisher = start(path, proxy.address(), keys);
            victim.complete(publisher);
            expect(publisher.waitFor(2, TimeUnit.MINUTES), "the publisher was not killed");
            expect(publisher.exitValue() == 137, "the publisher ended with " + publisher.exitValue());
        }
        PublishedCharts seen = server.published(path);
        expect(seen.problems(seen.listed()).isEmpty(), "a client is led to what is not there");
        server.endLocks(path);
        publish(path, server.address(), keys);
        experiments.expectComplete(path, Experiments.both());
        if (keys.isPresent()) {
            expectSigned(path, keys.get());
        }
    }

    /** Returns how many requests it takes to publish a second version. */
    private int requests(String path, Optional<PublisherKeys> keys) throws IOException {
        PublishOnce.publish(repository(path), environment(), FIRST);
        try (FaultProxy proxy = new FaultProxy(server.address(), -1, Fault.ERROR, () -> {})) {
            publish(path, proxy.address(), keys);
            return proxy.requests();
        }
    }

    private void publish(String path, URI at, Optional<PublisherKeys> keys) {
        String repository = server.repository(path, at);
        Map<String, String> environment = server.environment(at);
        keys.ifPresentOrElse(
                with -> PublishOnce.publishSigned(repository, environment, SECOND, with),
                () -> PublishOnce.publish(repository, environment, SECOND));
    }

    private void expectSigned(String path, PublisherKeys keys) {
        Targets targets = PublishOnce.targets(environment());
        Optional<Content> signature;
        if (repository(path).startsWith(Targets.OCI)) {
            PulledChart pulled = targets.registry(repository(path)).pull("mini", "1.1.0");
            signature = pulled.provenance();
            expect(
                    pulled.signatures().stream()
                            .anyMatch(one ->
                                    one.isOf(pulled.manifest(), keys.cosign().publicKey())),
                    "the manifest is not signed");
        } else {
            try (Store store = targets.store(repository(path));
                    StoreReader reader = store.look()) {
                signature = reader.read(SECOND.fileName() + ".prov").map(file -> Content.of(file.bytes()));
            }
        }
        Provenance provenance = keys.provenance(SECOND);
        expect(signature.filter(provenance::accepts).isPresent(), "the package is not signed");
    }

    private Process start(String path, URI at, Optional<PublisherKeys> keys) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                PublishOnce.class.getName(),
                server.repository(path, at),
                "mini",
                "1.1.0"));
        keys.ifPresent(with -> command.add(with.folder().toString()));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(server.environment(at));
        return builder.start();
    }

    private String repository(String path) {
        return server.repository(path);
    }

    private Map<String, String> environment() {
        return server.environment(server.address());
    }
}
