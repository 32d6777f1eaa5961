package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an operator reads after an installation, for each way of exposure, word by word. {@code -Dnotes.update=1} writes
 * the expected texts anew.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NotesTest {
    private static final int MOST_LINES = 90;
    private static final String BEHIND =
            "--set=runtime.service.type=ClusterIP,player.service.type=ClusterIP,runtime.service.loadBalancerClass=,"
                    + "player.service.loadBalancerClass=,runtime.service.externalTrafficPolicy=,"
                    + "player.service.externalTrafficPolicy=,runtime.tls.termination=upstream,player.tls.termination=upstream";
    private static final String WRAPPED = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: notes, labels: {app.kubernetes.io/component: notes}}
            data: {notes: {{ include "notes" . | toJson }}}
            """;

    /** The chart with its notes in a ConfigMap, since Helm 3 shows them only when a cluster answers. */
    private Path folder;

    private record Mode(String name, String overlay, List<String> flags) {
        Mode(String name, String overlay, String... flags) {
            this(name, overlay, List.of(flags));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Mode> modes() {
        return List.of(
                new Mode("eks-public", "eks-public"),
                new Mode("eks-auto-internal", "eks-auto-internal"),
                new Mode("aks-public", "aks-public"),
                new Mode("gke-internal", "gke-internal"),
                new Mode("openshift", "openshift"),
                new Mode(
                        "route",
                        "openshift",
                        "--set=runtime.ingress.enabled=false,player.ingress.enabled=false,runtime.route.enabled=true",
                        "--set=player.route.enabled=true"),
                new Mode("local", "local"),
                new Mode("node-port", "local", "--set=runtime.service.type=NodePort,player.service.type=NodePort"),
                new Mode("upstream", "gke-public", BEHIND),
                new Mode(
                        "ingress",
                        "gke-public",
                        BEHIND,
                        "--set=runtime.ingress.enabled=true,player.ingress.enabled=true,player.ingress.hosts[0]=player.example.com"),
                new Mode(
                        "gateway",
                        "gke-public",
                        BEHIND,
                        "--set=runtime.httpRoute.enabled=true,runtime.httpRoute.parentRefs[0].name=public",
                        "--set=runtime.httpRoute.parentRefs[0].namespace=gateways,player.httpRoute.enabled=true",
                        "--set=player.httpRoute.parentRefs[0].name=own,player.httpRoute.hostnames[0]=player.example.com"),
                new Mode("runtime-only", "eks-internal", "--set=player.enabled=false"),
                new Mode(
                        "two-steps",
                        "eks-public",
                        "--set=runtime.replicas=0,runtime.autoscaling.enabled=false,player.enabled=false,runtime.baseUrl="));
    }

    @BeforeAll
    void wrapTheNotes(@TempDir Path temporary) throws IOException {
        folder = temporary;
        Path chart = Overlay.all().get(0).chart();
        try (Stream<Path> files = Files.walk(chart)) {
            for (Path file : files.toList()) {
                Files.createDirectories(folder.resolve(chart.relativize(file)).getParent());
                Files.copy(file, folder.resolve(chart.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Path notes = folder.resolve("templates/NOTES.txt");
        Files.writeString(
                folder.resolve("templates/notes.yaml"),
                "{{- define \"notes\" }}" + Files.readString(notes) + "{{- end }}\n" + WRAPPED);
        Files.delete(notes);
    }

    @ParameterizedTest
    @MethodSource("modes")
    void notesSayWhatToDoNow(Mode mode) throws IOException {
        String shown = shown(mode);
        Expected.assertText("notes", mode.name() + ".txt", shown);
        for (Helm helm : Surroundings.helms()) {
            String notes = Manifests.of(helm, "flow", folder, flags(mode))
                    .of("ConfigMap", "notes")
                    .at("/data/notes")
                    .asText();
            assertThat(notes.strip()).as(helm.name()).isEqualTo(shown);
        }
        assertThat(shown.lines()).hasSizeLessThan(MOST_LINES);
        assertThat(shown)
                .contains("What to do now:\n\n1. ")
                .doesNotContain("<no value>", "%!", "map[", "  \n")
                .doesNotContainPattern("\n\n\n");
    }

    private static String shown(Mode mode) {
        String said = Helm.named("helm4")
                .run(Stream.concat(
                                Stream.of(
                                        "install",
                                        "flow",
                                        Overlay.named(mode.overlay()).chart().toString(),
                                        "--namespace=ns1",
                                        "--dry-run=client"),
                                Stream.of(flags(mode)))
                        .toArray(String[]::new))
                .succeeded();
        return said.substring(said.indexOf("NOTES:") + "NOTES:".length()).strip();
    }

    private static String[] flags(Mode mode) {
        return Stream.concat(
                        Stream.of("--values=" + Overlay.named(mode.overlay()).testValues()), mode.flags().stream())
                .toArray(String[]::new);
    }
}
