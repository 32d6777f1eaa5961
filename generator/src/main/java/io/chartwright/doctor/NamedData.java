package io.chartwright.doctor;

import io.chartwright.live.Cluster;
import io.chartwright.model.Inspection;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Remedy;
import io.chartwright.model.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Looks for the Secrets and ConfigMaps that the objects of a chart name and do not bring, and for their keys. */
public final class NamedData {

    private static final String AREA = "values";

    /** The keys under which objects name them, and what they name. */
    private static final Map<String, String> REFERENCES = Map.of(
            "secretKeyRef", "Secret",
            "secretRef", "Secret",
            "secret", "Secret",
            "configMapKeyRef", "ConfigMap",
            "configMapRef", "ConfigMap",
            "configMap", "ConfigMap");

    private static final List<String> CERTIFICATE = List.of("tls.crt", "tls.key");

    private final Cluster cluster;
    private final String namespace;
    private final Map<Name, Set<String>> keys = new TreeMap<>();

    private record Name(String kind, String name) implements Comparable<Name> {
        @Override
        public int compareTo(Name other) {
            int byKind = kind.compareTo(other.kind);
            return byKind == 0 ? name.compareTo(other.name) : byKind;
        }

        @Override
        public String toString() {
            return kind + " '" + name + "'";
        }
    }

    /** Creates it for objects that are to be installed in the namespace. */
    public NamedData(Cluster cluster, String namespace) {
        this.cluster = cluster;
        this.namespace = namespace;
    }

    /** Returns what was found of each. */
    public List<Inspection> inspect(RenderedObjects objects) {
        objects.objects().forEach(object -> RenderedObjects.walk(object, this::collect));
        objects.objects().forEach(this::removeWhatItMakes);
        List<Inspection> found = new ArrayList<>();
        keys.forEach((name, wanted) ->
                Attempt.run(AREA, () -> found.add(look(name, wanted))).ifPresent(found::add));
        return found;
    }

    private void collect(Node node) {
        if (!(node instanceof Mapping mapping)) {
            return;
        }
        REFERENCES.forEach((key, kind) -> mapping.mapping(key).ifPresent(reference -> reference(kind, reference)));
        mapping.items("imagePullSecrets").forEach(item -> {
            if (item instanceof Mapping reference) {
                wanted("Secret", Facts.text(reference, "name"));
            }
        });
        mapping.items("tls").forEach(item -> {
            if (item instanceof Mapping tls && tls.text("secretName").isPresent()) {
                wanted("Secret", Facts.text(tls, "secretName")).addAll(CERTIFICATE);
            }
        });
    }

    /** Some objects have a Secret made once they are in the cluster. */
    private void removeWhatItMakes(Mapping object) {
        String kind = Facts.text(object, "kind");
        String name = RenderedObjects.name(object);
        keys.remove(new Name(kind, name));
        if (kind.equals("ExternalSecret")) {
            String target =
                    RenderedObjects.text(object, "spec", "target", "name").orElse(name);
            keys.remove(new Name("Secret", target));
        } else if (kind.equals("Certificate")) {
            RenderedObjects.text(object, "spec", "secretName").ifPresent(made -> keys.remove(new Name("Secret", made)));
        } else if (kind.equals("SecretProviderClass")) {
            RenderedObjects.walk(object, node -> {
                if (node instanceof Mapping mapping) {
                    keys.remove(new Name("Secret", Facts.text(mapping, "secretName")));
                }
            });
        }
    }

    private void reference(String kind, Mapping reference) {
        String name = reference.text("secretName").orElse(Facts.text(reference, "name"));
        boolean isOptional = reference
                .get("optional")
                .filter(node -> node instanceof Scalar scalar && Boolean.TRUE.equals(scalar.value()))
                .isPresent();
        if (name.isEmpty() || isOptional) {
            return;
        }
        Set<String> entries = wanted(kind, name);
        reference.text("key").ifPresent(entries::add);
        reference.items("items").forEach(item -> {
            if (item instanceof Mapping entry) {
                entry.text("key").ifPresent(entries::add);
            }
        });
    }

    private Set<String> wanted(String kind, String name) {
        return keys.computeIfAbsent(new Name(kind, name), unused -> new TreeSet<>());
    }

    private Inspection look(Name name, Set<String> wanted) {
        Optional<Map<String, Object>> object = cluster.get("v1", name.kind(), namespace, name.name());
        String where = " in the namespace '" + namespace + "'";
        if (object.isEmpty()) {
            return Inspection.error(AREA, "there is no " + name + where, making(name, wanted));
        }
        Map<String, String> data = new TreeMap<>();
        add(object.get().get("data"), data);
        add(object.get().get("binaryData"), data);
        List<String> missing =
                wanted.stream().filter(key -> !data.containsKey(key)).toList();
        List<String> empty = wanted.stream()
                .filter(key -> data.getOrDefault(key, "-").isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            return Inspection.error(
                    AREA,
                    "the " + name + where + " has no key " + missing + ": it has " + data.keySet(),
                    Remedy.of("name a key that it has in your values, or add the key"));
        }
        return empty.isEmpty()
                ? Inspection.ok(AREA, "the " + name + " has what is needed: " + wanted)
                : Inspection.warning(
                        AREA, "the " + name + where + " has nothing under " + empty, Remedy.of("fill it in"));
    }

    private static void add(@Nullable Object fields, Map<String, String> data) {
        if (fields instanceof Map<?, ?> entries) {
            entries.forEach((key, value) -> data.put(String.valueOf(key), String.valueOf(value)));
        }
    }

    private Remedy making(Name name, Set<String> wanted) {
        String command = "kubectl create " + (name.kind().equals("Secret") ? "secret generic " : "configmap ")
                + name.name() + " -n " + namespace;
        if (wanted.containsAll(CERTIFICATE)) {
            command = "kubectl create secret tls " + name.name() + " -n " + namespace + " --cert=tls.crt --key=tls.key";
        } else {
            for (String key : wanted) {
                command += " --from-file=" + key + "=FILE";
            }
        }
        return Remedy.of("make it before you install; files keep what is secret out of the shell's history", command);
    }
}
