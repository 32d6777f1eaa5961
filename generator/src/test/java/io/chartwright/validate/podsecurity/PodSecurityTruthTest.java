package io.chartwright.validate.podsecurity;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.kubernetes.Minor;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.validate.objects.CellObjects;
import io.chartwright.validate.objects.KubernetesObject;
import io.chartwright.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Says of every pod of the corpus what a real API server said; {@code e2e/record-pod-security} asks it anew. */
class PodSecurityTruthTest {
    private static final Path FOLDER = Path.of("src/test/resources/pod-security");
    private static final Path VERDICTS = FOLDER.resolve("verdicts.txt");

    @Test
    void verdictsWhenComparedWithTheServersAreEqual() throws IOException {
        Map<String, KubernetesObject> pods = pods();
        List<String> recorded = Files.readAllLines(VERDICTS).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();

        List<String> said = recorded.stream()
                .map(line -> line.substring(0, line.indexOf(' ')))
                .map(name -> verdicts(Objects.requireNonNull(pods.get(name), name)))
                .toList();

        assertThat(said).hasSizeGreaterThan(150).isEqualTo(recorded);
    }

    @Test
    void corpusWhenReadBreaksEveryRule() throws IOException {
        TreeSet<String> met = new TreeSet<>();
        for (KubernetesObject pod : pods().values()) {
            violations(pod, newest()).forEach(violation -> met.add(violation.rule()));
        }

        assertThat(met)
                .containsExactly(
                        "pod-security/app-armor",
                        "pod-security/capabilities",
                        "pod-security/host-namespaces",
                        "pod-security/host-path",
                        "pod-security/host-ports",
                        "pod-security/host-process",
                        "pod-security/privilege-escalation",
                        "pod-security/privileged",
                        "pod-security/probe-hosts",
                        "pod-security/proc-mount",
                        "pod-security/run-as-non-root",
                        "pod-security/run-as-user",
                        "pod-security/seccomp",
                        "pod-security/selinux",
                        "pod-security/sysctls",
                        "pod-security/volume-types");
    }

    private static Map<String, KubernetesObject> pods() throws IOException {
        Map<String, KubernetesObject> pods = new LinkedHashMap<>();
        for (Node node : new YamlReader("api").readAll("pods.yaml", Files.readString(FOLDER.resolve("pods.yaml")))) {
            KubernetesObject pod = new KubernetesObject((Mapping) node, "pods.yaml");
            pods.put(pod.name().orElseThrow(), pod);
        }
        return pods;
    }

    private static String verdicts(KubernetesObject pod) {
        StringBuilder line = new StringBuilder(pod.name().orElseThrow());
        for (Level level : List.of(Level.BASELINE, Level.RESTRICTED)) {
            line.append(" | ").append(level.word()).append(':');
            for (Minor minor : Minor.known()) {
                boolean isAdmitted = violations(pod, minor).stream()
                        .noneMatch(violation -> violation.level().compareTo(level) <= 0);
                line.append(isAdmitted ? " " + minor.number() : "");
            }
        }
        return line.toString();
    }

    private static List<Violation> violations(KubernetesObject pod, Minor minor) {
        List<Violation> violations = new ArrayList<>();
        new CellObjects(List.of(pod))
                .workloads()
                .forEach(workload -> violations.addAll(PodSecurity.violations(workload, minor)));
        return violations;
    }

    private static Minor newest() {
        List<Minor> known = Minor.known();
        return known.get(known.size() - 1);
    }
}
