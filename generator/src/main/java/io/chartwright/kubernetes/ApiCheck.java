package io.chartwright.kubernetes;

import io.chartwright.model.Mapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an API server refuses of an object by itself: what depends on other objects, on admission plugins that look
 * around, or on what was there before is not seen.
 */
public final class ApiCheck {
    private final Map<String, List<KindCheck>> checks = new HashMap<>();

    /** Creates the checks of every kind. */
    public ApiCheck() {
        for (KindCheck check : all()) {
            for (String kind : check.kinds()) {
                checks.computeIfAbsent(kind, key -> new ArrayList<>()).add(check);
            }
        }
    }

    private static List<KindCheck> all() {
        return List.of(
                new MetadataCheck(),
                new PodCheck(),
                new PodTemplateCheck(),
                new DeploymentCheck(),
                new ReplicaSetCheck(),
                new ReplicationControllerCheck(),
                new StatefulSetCheck(),
                new DaemonSetCheck(),
                new JobCheck(),
                new CronJobCheck());
    }

    /** Returns what a server of that minor refuses of the object, in the order of its checks; empty when it takes it. */
    public List<FieldProblem> problems(Mapping object, Minor minor) {
        List<FieldProblem> problems = new ArrayList<>();
        Place place = Place.of(object, problems);
        String apiVersion = place.at("apiVersion").textOrEmpty();
        int slash = apiVersion.indexOf('/');
        String group = slash < 0 ? "" : "." + apiVersion.substring(0, slash);
        String kind = place.at("kind").textOrEmpty() + group;
        checks.getOrDefault(kind, List.of()).forEach(check -> check.check(place, minor));
        return List.copyOf(problems);
    }
}
