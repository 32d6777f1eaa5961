package io.chartwright.diagnose;

import io.chartwright.live.Cluster;
import io.chartwright.live.NotAllowedException;
import io.chartwright.model.UnknownNameException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The releases of a namespace: those that objects belong to, and those that Helm keeps, also when they failed early. */
final class ReleaseNames {
    private final Cluster cluster;
    private final String namespace;
    private boolean mayKnow = true;

    ReleaseNames(Cluster cluster, String namespace) {
        this.cluster = cluster;
        this.namespace = namespace;
    }

    /**
     * Returns the release that is meant.
     *
     * @param wanted its name; empty when there is one only
     */
    String choose(String wanted) {
        Set<String> known = known();
        if (wanted.isEmpty() && known.size() == 1) {
            return known.iterator().next();
        }
        if (!wanted.isEmpty() && (known.contains(wanted) || !mayKnow)) {
            return wanted;
        }
        throw new UnknownNameException(refusal(wanted, known));
    }

    private String refusal(String wanted, Set<String> known) {
        if (!mayKnow) {
            return "name the release: not all objects of namespace " + namespace + " may be listed";
        }
        String there = known.isEmpty() ? "it has none" : "it has " + String.join(", ", known);
        if (wanted.isEmpty() && !known.isEmpty()) {
            return "name one release of namespace " + namespace + ": " + there;
        }
        return "no release " + (wanted.isEmpty() ? "" : "'" + wanted + "' ") + "in namespace " + namespace + ": "
                + there + ". 'helm list --all-namespaces --all' shows where releases are";
    }

    private Set<String> known() {
        Map<String, String> ours = Map.of("app.kubernetes.io/part-of", "boomi-flow");
        Set<String> names = new TreeSet<>();
        Stream.of(list("apps/v1", "Deployment", ours), list("v1", "Service", ours))
                .flatMap(List::stream)
                .forEach(object -> names.add(object.label("app.kubernetes.io/instance")));
        if (names.isEmpty()) {
            list("v1", "Secret", Map.of("owner", "helm")).forEach(secret -> names.add(secret.label("name")));
        }
        return names;
    }

    private List<LiveObject> list(String version, String kind, Map<String, String> labels) {
        try {
            return cluster.list(version, kind, namespace, labels).stream()
                    .map(LiveObject::new)
                    .toList();
        } catch (NotAllowedException e) {
            mayKnow = false;
            return List.of();
        }
    }
}
