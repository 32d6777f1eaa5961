package io.chartwright.diagnose;

import io.chartwright.model.Certainty;
import io.chartwright.model.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Connections that the namespace's network policies forbid and a tier needs. */
final class NetworkPolicyDetector implements Detector {
    private static final int DNS = 53;
    private static final int HTTPS = 443;
    private static final int POSTGRESQL = 5432;
    private static final Pattern DATABASE_PORT = Pattern.compile("(?i)(?:^|;)\\s*Port\\s*=\\s*\"?(\\d{1,5})");

    @Override
    public List<Clue> find(Snapshot snapshot) {
        List<Clue> clues = new ArrayList<>();
        for (LiveObject pod : snapshot.pods()) {
            PolicyView policies = PolicyView.of(snapshot, pod);
            if (needsNetwork(pod)) {
                add(clues, pod, "network/dns-blocked", policies.blockingEgress(DNS), "egress to port 53");
            }
            if (pod.tier().equals("runtime")) {
                int port = databasePort(pod);
                add(clues, pod, "network/database-blocked", policies.blockingEgress(port), "egress to port " + port);
                add(clues, pod, "network/platform-blocked", policies.blockingEgress(HTTPS), "egress to port 443");
            } else if (needsNetwork(pod)) {
                add(clues, pod, "network/origin-blocked", policies.blockingEgress(HTTPS), "egress to port 443");
            }
            servingPort(pod)
                    .ifPresent(port -> add(
                            clues, pod, "network/callers-blocked", policies.blockingIngress(port), "ingress to port " + port));
        }
        return clues;
    }

    private static void add(List<Clue> clues, LiveObject pod, String id, List<LiveObject> policies, String what) {
        if (policies.isEmpty()) {
            return;
        }
        LiveObject first = policies.get(0);
        Clue clue = Clue.of(id, Certainty.CERTAIN, first, "spec", "no rule allows " + what + " for " + pod.id())
                .in(pod.tier())
                .with("policies", String.join(", ", PolicyView.names(policies).toList()))
                .with("what", what);
        for (LiveObject policy : policies.subList(1, policies.size())) {
            clue = clue.and(new Evidence(policy.id(), "spec", "no rule allows " + what + " either"));
        }
        clues.add(clue);
    }

    /** A player with its page in the pod asks nobody. */
    private static boolean needsNetwork(LiveObject pod) {
        return !pod.tier().equals("player")
                || pod.items("spec.volumes").stream()
                        .noneMatch(volume -> volume.text("name").equals("page"));
    }

    private static int databasePort(LiveObject pod) {
        return pod.items("spec.containers").stream()
                .flatMap(container -> container.items("env").stream())
                .filter(variable -> variable.text("name").equals("DATABASE_CONNECTION_STRING"))
                .map(variable -> DATABASE_PORT.matcher(variable.text("value")))
                .filter(Matcher::find)
                .map(port -> Integer.parseInt(port.group(1)))
                .findFirst()
                .orElse(POSTGRESQL);
    }

    private static Optional<Integer> servingPort(LiveObject pod) {
        return Stream.of("spec.containers", "spec.initContainers")
                .flatMap(list -> pod.items(list).stream())
                .flatMap(container -> container.items("ports").stream())
                .filter(port -> List.of("http", "https").contains(port.text("name")))
                .map(port -> (int) port.number("containerPort"))
                .reduce((first, second) -> second);
    }
}
