package io.chartwright.diff;

import io.chartwright.model.Change;
import io.chartwright.model.Effect;
import io.chartwright.model.Node;
import io.chartwright.model.ObjectChange;
import io.chartwright.model.ObjectChange.Field;
import io.chartwright.model.Scalar;
import io.chartwright.yaml.JsonWriter;
import io.chartwright.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Joins what differs in many overlays, so that the same change is told once. */
final class ChangeTable {
    private static final Comparator<Subject> ORDER =
            Comparator.comparing(Subject::object).thenComparing(Subject::change);

    private final boolean isFolding;
    private final Map<Subject, Facts> seen = new TreeMap<>(ORDER);

    /** What becomes of which object. */
    private record Subject(ObjectId object, Change change) {}

    /** What is shown of a field; the rest of a text may be another one in each overlay. */
    private record Shown(String path, Change change, List<String> lines) {}

    /** What is known of the object, and where each fact is seen. */
    private record Facts(Map<Shown, Field> shown, Map<Field, List<String>> fields, Map<Effect, List<String>> effects) {}

    /**
     * Creates an empty table.
     *
     * @param isFolding whether fields that say nothing but the version of a chart are marked
     */
    ChangeTable(boolean isFolding) {
        this.isFolding = isFolding;
    }

    /** Adds what becomes of an object in an overlay. */
    void add(String overlay, ObjectPair pair, List<FieldChange> fields, List<Effect> effects) {
        Facts facts = seen.computeIfAbsent(
                new Subject(pair.id(), pair.change()),
                unused -> new Facts(new HashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>()));
        for (FieldChange change : fields) {
            Field field = field(change);
            Shown shown = new Shown(field.path(), field.change(), field.lines());
            put(facts.fields(), facts.shown().computeIfAbsent(shown, unused -> field), overlay);
        }
        effects.forEach(effect -> put(facts.effects(), effect, overlay));
    }

    private static <T> void put(Map<T, List<String>> facts, T fact, String overlay) {
        facts.computeIfAbsent(fact, unused -> new ArrayList<>()).add(overlay);
    }

    /** Returns what becomes of each object, once for all overlays in which it is the same; the most overlays first. */
    List<ObjectChange> changes() {
        List<ObjectChange> changes = new ArrayList<>();
        seen.forEach((subject, facts) -> {
            LinkedHashSet<List<String>> groups =
                    new LinkedHashSet<>(facts.fields().values());
            groups.addAll(facts.effects().values());
            groups.stream()
                    .sorted(Comparator.comparingInt((List<String> overlays) -> -overlays.size()))
                    .forEach(overlays -> changes.add(new ObjectChange(
                            subject.object().toString(),
                            subject.change(),
                            overlays,
                            in(overlays, facts.effects()),
                            in(overlays, facts.fields()))));
        });
        return changes;
    }

    private static <T> List<T> in(List<String> overlays, Map<T, List<String>> facts) {
        return facts.entrySet().stream()
                .filter(fact -> fact.getValue().equals(overlays))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Field field(FieldChange field) {
        String before = text(field.before());
        String after = text(field.after());
        if (before.equals(after)) {
            before = field.before().map(new JsonWriter()::write).orElse("").strip();
            after = field.after().map(new JsonWriter()::write).orElse("").strip();
        }
        boolean isFolded = isFolding && (Noise.isVersion(field.path()) || Noise.isChecksum(field.path()));
        return new Field(
                field.path().toString(),
                field.change(),
                before,
                after,
                UnifiedLines.of(field.change(), before, after),
                isFolded);
    }

    private static String text(Optional<Node> node) {
        return node.map(value -> value instanceof Scalar scalar
                                && scalar.isText()
                                && scalar.text().contains("\n")
                        ? scalar.text()
                        : new YamlWriter().write(value).strip())
                .orElse("");
    }
}
