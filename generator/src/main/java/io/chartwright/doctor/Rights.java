package io.chartwright.doctor;

import io.chartwright.doctor.RenderedObjects.Kind;
import io.chartwright.live.Cluster;
import io.chartwright.model.Inspection;
import io.chartwright.model.Remedy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks at what the user may do: what Helm does with every kind that the chart renders, and with its own record. */
public final class Rights {

    private static final String AREA = "rights";
    private static final List<String> VERBS = List.of("get", "create", "patch", "delete");

    private static final List<String> RECORD_VERBS = List.of("get", "list", "create", "patch", "update", "delete");

    /** In which Helm keeps a release; it looks for them by label. */
    private static final Kind RECORD = new Kind("v1", "Secret");

    private final Cluster cluster;
    private final String namespace;

    /** Creates it for the user of the cluster, in the namespace. */
    public Rights(Cluster cluster, String namespace) {
        this.cluster = cluster;
        this.namespace = namespace;
    }

    /** Returns what was found of the kinds that the cluster serves; what is refused alike is told at once. */
    public List<Inspection> inspect(RenderedObjects objects) {
        List<Inspection> found = new ArrayList<>();
        Attempt.run(AREA, () -> found.addAll(ask(objects))).ifPresent(found::add);
        return found;
    }

    private List<Inspection> ask(RenderedObjects objects) {
        Set<Kind> kinds = new LinkedHashSet<>(objects.kinds());
        kinds.add(RECORD);
        Map<List<String>, List<Kind>> refused = new LinkedHashMap<>();
        for (Kind kind : kinds) {
            List<String> wanted = kind.equals(RECORD) ? RECORD_VERBS : VERBS;
            List<String> missing = cluster.serves(kind.apiVersion(), kind.name())
                    ? wanted.stream().filter(verb -> !may(verb, kind)).toList()
                    : List.of();
            if (!missing.isEmpty()) {
                refused.computeIfAbsent(missing, unused -> new ArrayList<>()).add(kind);
            }
        }
        if (refused.isEmpty()) {
            return List.of(Inspection.ok(
                    AREA,
                    "you may " + String.join(", ", VERBS) + " all " + kinds.size() + " kinds in the namespace '"
                            + namespace + "'"));
        }
        List<Inspection> found = new ArrayList<>();
        refused.forEach((verbs, of) -> found.add(refused(of, verbs)));
        return found;
    }

    private boolean may(String verb, Kind kind) {
        return cluster.allowed(verb, kind.apiVersion(), kind.name(), namespace);
    }

    private Inspection refused(List<Kind> kinds, List<String> verbs) {
        String names = kinds.stream().map(Kind::toString).collect(Collectors.joining(", "));
        String why = kinds.contains(RECORD) ? ", in which Helm keeps its record of a release" : "";
        return Inspection.error(
                AREA,
                "you may not " + String.join(", ", verbs) + " in the namespace '" + namespace + "': " + names + why,
                Remedy.of(
                        "ask an administrator of the cluster for the right, for example by the role 'admin' in the"
                                + " namespace; the second command shows what you may do",
                        "kubectl create rolebinding chart-installer -n " + namespace
                                + " --clusterrole=admin --user=YOUR-NAME",
                        "kubectl auth can-i --list -n " + namespace));
    }
}
