package io.chartwright.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chartwright.e2e.Command.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A release with a fault, and what chartwright says of it. */
final class FaultyRelease {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Command CHARTWRIGHT =
            new Command(List.of(Surroundings.project().resolve("chartwright").toString()), Map.of());

    private final Fault fault;
    private final NodeRelease release;
    private final Cluster cluster;
    private final Path kept;
    private final Map<String, String> texts;

    /**
     * Nothing is installed yet.
     *
     * @param kept the folder for what chartwright writes
     * @param texts what stands for {@code ${…}} in the fault
     */
    FaultyRelease(Fault fault, Cluster cluster, Helm helm, Path kept, Map<String, String> texts) {
        this.fault = fault;
        this.cluster = cluster;
        this.kept = kept;
        this.texts = texts;
        release = new NodeRelease(cluster, helm, Overlay.named(fault.overlay()), "diagnose-" + fault.name());
    }

    /** What chartwright said: its exit code and the ids of the causes, in order. */
    record Verdict(int exitCode, List<String> causes, String report) {}

    /** Installs it, and does not wait for anything. */
    void install() throws IOException {
        release.prepare();
        if (!fault.objects().isEmpty()) {
            cluster.run(filled(fault.objects()), "apply", "-n", release.namespace(), "-f", "-")
                    .succeeded();
        }
        call("before");
        Path usual = Files.writeString(kept.resolve(fault.name() + "-usual.yaml"), fault.usualValues());
        Path values = Files.writeString(kept.resolve(fault.name() + "-values.yaml"), filled(fault.values()));
        release.helmAtOnce("install", "--values=" + usual, "--values=" + values).succeeded();
        call("after");
    }

    private void call(String when) {
        for (List<String> call : fault.calls(when)) {
            release.kubectl(call.stream().map(this::filled).toArray(String[]::new))
                    .succeeded();
        }
    }

    private String filled(String text) {
        String filled = text.replace("${namespace}", release.namespace());
        for (Map.Entry<String, String> entry : texts.entrySet()) {
            filled = filled.replace("${" + entry.getKey() + "}", entry.getValue());
        }
        return filled;
    }

    /** Asks for the page, whatever comes of it, when the fault wants that. */
    void ask() {
        if (fault.asks() && release.pods("player").stream().anyMatch(NodeRelease::ready)) {
            release.podAddresses("player").forEach(address -> Http.get(address + "/"));
        }
    }

    /** Returns what chartwright says now; keeps its report and archive. */
    Verdict diagnose() throws IOException {
        Path text = kept.resolve(fault.name() + ".txt");
        Path archive = kept.resolve(fault.name() + ".tgz");
        Ran ran = CHARTWRIGHT.run(List.of(
                "diagnose",
                "--namespace=" + release.namespace(),
                "--bundle=" + archive,
                "--format=json",
                "--format=text=" + text));
        List<String> causes = new ArrayList<>();
        JsonNode document = JSON.readTree(ran.out().isEmpty() ? "{}" : ran.out());
        document.at("/diagnosis/causes")
                .forEach(cause -> causes.add(cause.path("id").asText()));
        return new Verdict(ran.exitCode(), causes, Files.exists(text) ? Files.readString(text) : ran.err());
    }

    Path archive() {
        return kept.resolve(fault.name() + ".tgz");
    }

    /** Returns one line for each of the release's objects that a run of chartwright could have changed. */
    List<String> versions() {
        return release.everything().stream()
                .filter(object -> !object.path("kind").asText().equals("Event"))
                .map(object -> object.path("kind").asText() + "/"
                        + object.at("/metadata/name").asText() + " "
                        + object.at("/metadata/generation").asText())
                .sorted()
                .toList();
    }

    Fault fault() {
        return fault;
    }

    void remove() {
        release.remove();
    }
}
