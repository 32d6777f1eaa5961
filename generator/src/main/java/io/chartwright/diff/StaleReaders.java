package io.chartwright.diff;

import io.chartwright.model.Change;
import io.chartwright.model.Effect;
import io.chartwright.model.Effect.Kind;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Sequence;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Workloads whose pods read a ConfigMap or Secret that changes, and are not replaced with it. */
final class StaleReaders {
    private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "DaemonSet");
    private static final Map<String, String> REFERENCES = Map.of(
            "configMap", "ConfigMap",
            "configMapRef", "ConfigMap",
            "configMapKeyRef", "ConfigMap",
            "secret", "Secret",
            "secretRef", "Secret",
            "secretKeyRef", "Secret");

    private final RenderedObjects objects;
    private final Set<ObjectId> restarted;

    /**
     * Creates it for one state.
     *
     * @param objects the objects of the later state
     * @param restarted the workloads whose pods are replaced
     */
    StaleReaders(RenderedObjects objects, Set<ObjectId> restarted) {
        this.objects = objects;
        this.restarted = restarted;
    }

    /** Returns who goes on with what was read before, if somebody does. */
    Optional<Effect> of(ObjectPair pair, List<FieldChange> fields) {
        boolean isData = fields.stream()
                .anyMatch(field -> FixedFields.isBelow(field, List.of("data", "stringData", "binaryData")));
        if (pair.change() != Change.CHANGED
                || !REFERENCES.containsValue(pair.id().kind())
                || !isData) {
            return Optional.empty();
        }
        String read = pair.id().kind() + "/" + pair.id().name();
        Set<String> readers = new TreeSet<>();
        for (Mapping object : objects.all()) {
            ObjectId id = ObjectId.of(object);
            boolean isThere = WORKLOADS.contains(id.kind())
                    && id.namespace().equals(pair.id().namespace());
            if (isThere && !restarted.contains(id) && references(object).contains(read)) {
                readers.add(id.toString());
            }
        }
        return readers.isEmpty()
                ? Optional.empty()
                : Optional.of(new Effect(
                        Kind.STALE,
                        "the pods of " + String.join(", ", readers)
                                + " are not replaced: they keep the variables that they have, and see files late"));
    }

    private static Set<String> references(Node node) {
        Set<String> found = new HashSet<>();
        collect(node, found);
        return found;
    }

    private static void collect(Node node, Set<String> found) {
        if (node instanceof Sequence list) {
            list.items().forEach(item -> collect(item, found));
        } else if (node instanceof Mapping mapping) {
            mapping.entries().forEach((key, entry) -> {
                if (REFERENCES.containsKey(key) && entry.node() instanceof Mapping reference) {
                    reference
                            .text("name")
                            .or(() -> reference.text("secretName"))
                            .ifPresent(name -> found.add(REFERENCES.get(key) + "/" + name));
                }
                collect(entry.node(), found);
            });
        }
    }
}
