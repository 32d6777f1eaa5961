package io.chartwright.kubernetes;

import io.chartwright.kubernetes.ValueType.ListOf;
import io.chartwright.kubernetes.ValueType.ObjectOf;
import io.chartwright.model.NearMiss;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was probably meant by a field that the type does not have: one spelt otherwise, or one of another level. */
final class MisplacedField {
    /** Names that so many types have that they say nothing. */
    private static final Set<String> COMMON =
            Set.of("apiVersion", "items", "key", "kind", "metadata", "name", "namespace", "status", "type", "value");

    /** The types whose maps are forgotten easily. */
    private static final Map<String, String> MAPS = Map.of(
            "V1CSIVolumeSource", "volumeAttributes",
            "V1LabelSelector", "matchLabels",
            "V1ResourceRequirements", "requests or limits",
            "V1VolumeResourceRequirements", "requests");

    /** What older versions of a kind called it. */
    private static final Map<String, String> OLD = Map.of(
            "V1IngressBackend serviceName", "write it as service.name",
            "V1IngressBackend servicePort", "write it as service.port.number, or service.port.name",
            "V2HorizontalPodAutoscalerSpec targetCPUUtilizationPercentage",
                    "write it as target.averageUtilization of a metric of type Resource with the name cpu",
            "V2ResourceMetricSource targetAverageUtilization",
                    "write it as target.averageUtilization, beside target.type: Utilization",
            "V2ResourceMetricSource targetAverageValue",
                    "write it as target.averageValue, beside target.type: AverageValue");

    private static final int DEEPEST = 3;
    private static final int MOST = 2;
    private static final int NEAR = 2;
    private static final int SHORTEST = 4;

    private final ApiTypes types;
    private final Minor minor;

    /**
     * A part of an object that is being checked.
     *
     * @param type its type
     * @param path its path from the object; empty for the object itself
     */
    record Level(ObjectType type, String path) {}

    MisplacedField(ApiTypes types, Minor minor) {
        this.types = types;
        this.minor = minor;
    }

    /** Returns what to do about the field of the last of the levels, which go from the object to the part that holds it. */
    String advice(String name, List<Level> levels) {
        ObjectType type = levels.get(levels.size() - 1).type();
        String old = OLD.get(type.name() + " " + name);
        if (old != null) {
            return old;
        }
        if (levels.size() == 1 && name.equals("spec")) {
            return "move what is in it up to the top of the object, where "
                    + type.name().replaceFirst("^V[0-9a-z]+", "") + " has its fields";
        }
        return NearMiss.of(name, type.fields().keySet())
                .or(() -> sameEnd(name, type))
                .map(near -> "write '" + near + "'")
                .or(() -> Optional.ofNullable(MAPS.get(type.name())).map(map -> "write it below " + map))
                .or(() -> COMMON.contains(name) ? Optional.empty() : elsewhere(name, levels))
                .orElse("remove it");
    }

    /** Returns the field whose name ends as this one does, such as claimName for name; the required one of several. */
    private static Optional<String> sameEnd(String name, ObjectType type) {
        if (type.name().equals("V1ObjectMeta")) {
            return Optional.empty();
        }
        List<String> same = type.fields().keySet().stream()
                .filter(field -> !field.equals("metadata"))
                .filter(field -> ends(field, name) || ends(name, field))
                .toList();
        List<String> needed = type.required().stream()
                .map(ApiField::name)
                .filter(same::contains)
                .toList();
        List<String> found = needed.size() == 1 ? needed : same;
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static boolean ends(String longer, String shorter) {
        return shorter.length() >= SHORTEST
                && longer.length() > shorter.length()
                && longer.toLowerCase(Locale.ROOT).endsWith(shorter.toLowerCase(Locale.ROOT));
    }

    private Optional<String> elsewhere(String name, List<Level> levels) {
        Level here = levels.get(levels.size() - 1);
        List<String> below = below(name, here.type(), DEEPEST);
        if (!below.isEmpty()) {
            return moved(below);
        }
        for (int i = levels.size() - 2; i >= 0; i--) {
            Level above = levels.get(i);
            if (above.type().fields().containsKey(name)) {
                String place = above.path().isEmpty() ? "the top of the object" : above.path();
                return Optional.of("move it up to " + place);
            }
            if (i < levels.size() - 1 - NEAR) {
                continue;
            }
            List<String> beside = below(name, above.type(), 1).stream()
                    .map(path -> above.path().isEmpty() ? path : above.path() + "." + path)
                    .toList();
            if (!beside.isEmpty()) {
                return moved(beside);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> moved(List<String> places) {
        return places.size() > MOST ? Optional.empty() : Optional.of("move it into " + String.join(" or ", places));
    }

    /** Returns the paths of the nearest parts of the type that have such a field. */
    private List<String> below(String name, ObjectType type, int depth) {
        Map<String, ObjectType> parts = new TreeMap<>(Map.of("", type));
        for (int i = 0; i < depth; i++) {
            Map<String, ObjectType> deeper = new TreeMap<>();
            parts.forEach((path, part) -> addParts(path, part, deeper));
            List<String> found = deeper.entrySet().stream()
                    .filter(part -> part.getValue().fields().containsKey(name))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toCollection(ArrayList::new));
            if (!found.isEmpty()) {
                return found;
            }
            parts = deeper;
        }
        return List.of();
    }

    private void addParts(String path, ObjectType type, Map<String, ObjectType> parts) {
        String begin = path.isEmpty() ? "" : path + ".";
        for (ApiField field : type.fields().values()) {
            boolean isRare = field.name().equals("status") || field.name().equals("ephemeralContainers");
            if (!isRare && field.type() instanceof ObjectOf object) {
                parts.put(begin + field.name(), types.type(object.type(), minor));
            } else if (!isRare && field.type() instanceof ListOf list && list.item() instanceof ObjectOf object) {
                parts.put(begin + field.name() + "[]", types.type(object.type(), minor));
            }
        }
    }
}
