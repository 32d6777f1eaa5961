package io.chartwright.diagnose;

import io.chartwright.live.Cluster;
import io.chartwright.live.NotAllowedException;
import io.chartwright.model.UnknownNameException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The releases of a namespace: those that objects belong to, and those that Helm keeps, also when they failed early. */
final class ReleaseNames {
    private final Cluster cluster;
    private final String namespace;

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
        if (known.contains(wanted)) {
            return wanted;
        }
        String there = known.isEmpty() ? "it has none" : "it has " + String.join(", ", known);
        throw new UnknownNameException(
                wanted.isEmpty() && !known.isEmpty()
                        ? "name one release of namespace " + namespace + ": " + there
                        : "no release " + (wanted.isEmpty() ? "" : "'" + wanted + "' ") + "in namespace " + namespace
                                + ": " + there
                                + ". 'helm list --all-namespaces --all' shows where releases are");
    }

    private Set<String> known() {
        Set<String> names = new TreeSet<>();
        for (LiveObject deployment : list("apps/v1", "Deployment", Map.of("app.kubernetes.io/part-of", "boomi-flow"))) {
            names.add(deployment.label("app.kubernetes.io/instance"));
        }
        for (LiveObject service : list("v1", "Service", Map.of("app.kubernetes.io/part-of", "boomi-flow"))) {
            names.add(service.label("app.kubernetes.io/instance"));
        }
        if (names.isEmpty()) {
            try {
                list("v1", "Secret", Map.of("owner", "helm")).forEach(secret -> names.add(secret.label("name")));
            } catch (NotAllowedException e) {
                // The objects of a release tell its name too, and they have none here.
                return names;
            }
        }
        return names;
    }

    private List<LiveObject> list(String version, String kind, Map<String, String> labels) {
        return cluster.list(version, kind, namespace, labels).stream()
                .map(LiveObject::new)
                .toList();
    }
}
