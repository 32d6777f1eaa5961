package io.chartwright.schema;

import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.NearMiss;
import io.chartwright.model.Node;
import io.chartwright.yaml.KeyMover;
import io.chartwright.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Moves the renamed keys of an operator's values file to their new places. */
public final class ValuesMigration {
    /**
     * A migrated file.
     *
     * @param text the new text; everything that was not moved is as it was
     * @param moves what was moved, in the order in which it was
     * @param warnings keys that the chart does not know
     */
    public record Migrated(String text, List<Move> moves, List<Finding> warnings) {}

    /**
     * A key that was moved.
     *
     * @param from its old path
     * @param to its new path
     */
    public record Move(List<String> from, List<String> to) {}

    private final Map<List<String>, List<String>> renames;
    private final SchemaPath paths;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Move> moves = new ArrayList<>();
    private Mapping values = Mapping.empty(Location.of(""));

    private ValuesMigration(Map<List<String>, List<String>> renames, SchemaPath paths) {
        this.renames = renames;
        this.paths = paths;
    }

    /**
     * Returns the operator's file for this version of the chart.
     *
     * @param file what findings call it
     * @throws InvalidInputException when it is not YAML, when an old and its new key are both set, or when a key is
     *     written so that it cannot be moved by itself
     */
    public static Migrated migrate(ValuesModel model, String file, String text) {
        Mapping schema = new YamlReader("values")
                .readMapping("values.schema.json", model.contract().schemaJson());
        return new ValuesMigration(model.renames(), new SchemaPath(schema)).migrate(file, text);
    }

    private Migrated migrate(String file, String text) {
        values = new YamlReader("values").readMapping(file, text);
        Mapping before = values;
        // A key inside a renamed group may have an old name there too, so the names are tried again after each move.
        for (int pass = 0, moved = -1; pass <= renames.size() && moved < moves.size(); pass++) {
            moved = moves.size();
            renames.forEach(this::rename);
        }
        failOnFindings();
        String migrated = moved(before, text);
        unknown(values, List.of());
        return new Migrated(migrated, List.copyOf(moves), List.copyOf(findings));
    }

    /** Returns the text after the moves; each is compared with what it should have come to. */
    private String moved(Mapping before, String text) {
        Mapping expected = before;
        String migrated = text;
        for (Move move : moves) {
            Entry entry = ValuesTree.entry(expected, move.from()).orElseThrow();
            expected = ValuesTree.with(ValuesTree.without(expected, move.from()), move.to(), entry);
            Mapping wanted = expected;
            migrated = KeyMover.move(migrated, move.from(), move.to())
                    .filter(next -> isSame(next, wanted))
                    .orElseThrow(() -> new InvalidInputException(byHand(move, entry.location())));
        }
        return migrated;
    }

    private void rename(List<String> from, List<String> to) {
        Optional<Entry> old = ValuesTree.entry(values, from);
        if (old.isEmpty()) {
            return;
        }
        Optional<Entry> there = ValuesTree.entry(values, to);
        if (there.isEmpty()) {
            move(from, to, old.get());
        } else if (old.get().node() instanceof Mapping group
                && there.get().node() instanceof Mapping
                && !group.entries().isEmpty()) {
            group.entries().keySet().forEach(key -> rename(ValuesTree.append(from, key), ValuesTree.append(to, key)));
        } else {
            String name = String.join(".", to);
            int line = there.get().location().line();
            report(
                    old.get().location(),
                    "'" + String.join(".", from) + "' is now '" + name + "', which is set too, on line " + line,
                    "keep the one on line " + line
                            + " and delete this one, or the other way round if this one is right");
        }
    }

    private void move(List<String> from, List<String> to, Entry old) {
        for (int size = 1; size < to.size(); size++) {
            Optional<Node> above = values.at(to.subList(0, size));
            if (above.isPresent() && !(above.get() instanceof Mapping)) {
                String name = String.join(".", to.subList(0, size));
                report(
                        old.location(),
                        "'" + String.join(".", from) + "' is now '" + String.join(".", to) + "', but '" + name + "' is "
                                + above.get().kind() + " on line "
                                + above.get().location().line(),
                        "make '" + name + "' a mapping or remove it");
                return;
            }
        }
        moves.add(new Move(from, to));
        values = ValuesTree.with(ValuesTree.without(values, from), to, old);
    }

    private static boolean isSame(String migrated, Mapping wanted) {
        try {
            return ValuesTree.isSame(new YamlReader("values").readMapping("values", migrated), wanted);
        } catch (InvalidInputException e) {
            return false;
        }
    }

    private static Finding byHand(Move move, Location location) {
        return Finding.error(
                "values/renamed",
                location,
                "'" + String.join(".", move.from()) + "' is now '" + String.join(".", move.to())
                        + "', and is written so that it cannot be moved by itself",
                "write the mappings around the old and the new key one key to a line, or move it by hand");
    }

    private void unknown(Mapping mapping, List<String> path) {
        List<String> known = List.copyOf(paths.keysAt(path));
        for (Entry entry : known.isEmpty()
                ? List.<Entry>of()
                : List.copyOf(mapping.entries().values())) {
            List<String> inner = ValuesTree.append(path, entry.key());
            if (!known.contains(entry.key())) {
                findings.add(Finding.warning(
                        "values/unknown-key",
                        entry.location(),
                        "unknown key '" + String.join(".", inner) + "'",
                        NearMiss.of(entry.key(), known)
                                .map(near -> "write '" + near + "'")
                                .orElse("remove it, because Helm would refuse it")));
            } else if (entry.node() instanceof Mapping below) {
                unknown(below, inner);
            }
        }
    }

    private void report(Location location, String problem, String fix) {
        findings.add(Finding.error("values/renamed", location, problem, fix));
    }

    private void failOnFindings() {
        if (!findings.isEmpty()) {
            throw new InvalidInputException(findings.stream().distinct().toList());
        }
    }
}
