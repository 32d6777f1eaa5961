package io.chartwright.diagnose;

import io.chartwright.model.Certainty;
import io.chartwright.model.Evidence;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Connections that the namespace's network policies forbid and a tier needs. */
final class NetworkPolicyDetector implements Detector {
    private static final int DNS = 53;
    private static final int HTTPS = 443;
    private static final int POSTGRESQL = 5432;
    private static final Pattern DATABASE_PORT = Pattern.compile("(?i)(?:^|;)\\s*Port\\s*=\\s*\"?(\\d{1,5})");

    @Override
    public List<Clue> find(Snapshot snapshot) {
        return snapshot.pods().stream()
                .flatMap(pod -> Stream.concat(egress(snapshot, pod), ingress(snapshot, pod)))
                .toList();
    }

    private static Stream<Clue> egress(Snapshot snapshot, LiveObject pod) {
        PolicyView policies = PolicyView.of(snapshot, pod);
        if (!needsNetwork(pod)) {
            return Stream.empty();
        }
        if (!pod.tier().equals("runtime")) {
            return Stream.of(
                            clue("network/dns-blocked", pod, policies.blockingEgress(DNS), egressTo(DNS)),
                            clue("network/origin-blocked", pod, policies.blockingEgress(HTTPS), egressTo(HTTPS)))
                    .flatMap(Optional::stream);
        }
        // A ready runtime has reached its database, by connections that are older than the policy or without a name.
        Certainty certainty = Snapshot.isReady(pod) ? Certainty.POSSIBLE : Certainty.CERTAIN;
        int port = databasePort(pod);
        return Stream.of(
                        clue("network/dns-blocked", pod, policies.blockingEgress(DNS), egressTo(DNS))
                                .map(clue -> clue.as(certainty)),
                        clue("network/database-blocked", pod, policies.blockingEgress(port), egressTo(port))
                                .map(clue -> clue.as(certainty)),
                        // It may also go by a proxy.
                        clue("network/platform-blocked", pod, policies.blockingEgress(HTTPS), egressTo(HTTPS))
                                .filter(clue -> !isOffline(snapshot))
                                .map(clue -> clue.as(Certainty.LIKELY)))
                .flatMap(Optional::stream);
    }

    private static Stream<Clue> ingress(Snapshot snapshot, LiveObject pod) {
        PolicyView policies = PolicyView.of(snapshot, pod);
        return servingPort(pod).stream()
                .flatMap(port ->
                        clue("network/callers-blocked", pod, policies.blockingIngress(port), "ingress to port " + port)
                                .stream());
    }

    private static String egressTo(int port) {
        return "egress to port " + port;
    }

    private static boolean isOffline(Snapshot snapshot) {
        return snapshot.own("ConfigMap")
                .anyMatch(settings -> settings.text("data.FLOW_OFFLINE").equals("true"));
    }

    private static Optional<Clue> clue(String id, LiveObject pod, List<LiveObject> policies, String what) {
        if (policies.isEmpty()) {
            return Optional.empty();
        }
        String names = policies.stream().map(LiveObject::id).collect(Collectors.joining(", "));
        Clue clue = Clue.of(
                        id, Certainty.CERTAIN, policies.get(0), "spec", "no rule allows " + what + " for " + pod.id())
                .in(pod.tier())
                .with("policies", names)
                .with("what", what);
        for (LiveObject policy : policies.subList(1, policies.size())) {
            clue = clue.and(new Evidence(policy.id(), "spec", "no rule allows " + what + " either"));
        }
        return Optional.of(clue);
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
