package io.chartwright.doctor;

import io.chartwright.doctor.RenderedObjects.Kind;
import io.chartwright.live.Cluster;
import io.chartwright.model.Inspection;
import io.chartwright.model.Remedy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Looks at what the user may do: what Helm does with every kind that the chart renders, and with its own record. */
public final class Rights {

    private static final String AREA = "rights";
    private static final List<String> VERBS = List.of("get", "create", "patch", "delete");

    /** In which Helm keeps a release; it looks for them by label. */
    private static final Kind RECORD = new Kind("v1", "Secret");

    private final Cluster cluster;
    private final String namespace;

    /** Creates it for the user of the cluster, in the namespace. */
    public Rights(Cluster cluster, String namespace) {
        this.cluster = cluster;
        this.namespace = namespace;
    }

    /** Returns what was found of the kinds that the cluster serves. */
    public List<Inspection> inspect(RenderedObjects objects) {
        Set<Kind> kinds = new LinkedHashSet<>(objects.kinds());
        kinds.add(RECORD);
        List<Inspection> found = new ArrayList<>();
        int allowed = 0;
        for (Kind kind : kinds) {
            if (!cluster.serves(kind.apiVersion(), kind.name())) {
                continue;
            }
            List<String> missing =
                    VERBS.stream().filter(verb -> !may(verb, kind)).toList();
            if (missing.isEmpty()) {
                allowed++;
            } else {
                found.add(refused(kind, missing));
            }
        }
        if (!may("list", RECORD)) {
            found.add(refused(RECORD, List.of("list")));
        }
        if (found.isEmpty()) {
            found.add(Inspection.ok(
                    AREA,
                    "you may " + String.join(", ", VERBS) + " all " + allowed + " kinds in the namespace '" + namespace
                            + "'"));
        }
        return found;
    }

    private boolean may(String verb, Kind kind) {
        return cluster.allowed(verb, kind.apiVersion(), kind.name(), namespace);
    }

    private Inspection refused(Kind kind, List<String> verbs) {
        String why = kind.equals(RECORD) ? ", in which Helm keeps its record of a release" : "";
        return Inspection.error(
                AREA,
                "you may not " + String.join(", ", verbs) + " " + kind + " in the namespace '" + namespace + "'" + why,
                Remedy.of(
                        "ask an administrator of the cluster for the right, for example by the role 'admin' in the"
                                + " namespace",
                        "kubectl create rolebinding chart-installer -n " + namespace
                                + " --clusterrole=admin --user=YOUR-NAME",
                        "kubectl auth can-i --list -n " + namespace));
    }
}
