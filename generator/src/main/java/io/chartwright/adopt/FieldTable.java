package io.chartwright.adopt;

import io.chartwright.model.Fate;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What is known of the fields of each kind: {@code fields.yaml}, which explains its form. */
final class FieldTable {
    private static final String ANY = "any";

    private final Mapping table = read("fields.yaml");
    private final Mapping added = table.mapping("added").orElseThrow();

    /**
     * What becomes of the fields of one form.
     *
     * @param at the form of their paths
     * @param value the chart's value that takes them; empty when none does
     * @param usual what Kubernetes sets when nothing is chosen; empty when it sets nothing
     * @param fate what becomes of them, where no rendering can show it
     * @param reason why the chart may say something else
     */
    record Row(String at, String value, String usual, Optional<Fate> fate, String reason) {

        /** Returns whether the value takes everything below the path's beginning. */
        boolean isWhole() {
            return at.endsWith(" **");
        }

        /** Returns the keys of the chart's value for a field of the tier. */
        List<String> keys(String tier, FieldPath path) {
            List<String> all = new ArrayList<>(List.of(tier));
            all.addAll(List.of(value.replaceFirst(" \\*$", "").split("\\.")));
            if (value.endsWith(" *")) {
                all.add(path.steps().get(path.steps().size() - 1));
            }
            return all;
        }
    }

    /** Returns what becomes of the field, if that is known. */
    Optional<Row> find(String kind, FieldPath path) {
        return Stream.of(ANY, kind)
                .flatMap(section -> table.items(section).stream())
                .map(FieldTable::row)
                .filter(row -> path.matches(row.at()))
                .findFirst();
    }

    /** Returns the beginning of a field that the chart adds, and why it does. */
    Optional<Row> findAdded(String kind, FieldPath path) {
        return Stream.of(ANY, kind)
                .flatMap(section -> added.items(section).stream())
                .map(FieldTable::row)
                .filter(row -> path.isBelow(FieldPath.of(row.at())))
                .findFirst();
    }

    /** Returns why the chart makes an object of the kind that was not there. */
    Optional<String> reasonOf(String kind) {
        return added.items("objects").stream()
                .map(FieldTable::row)
                .filter(row -> row.at().equals(kind))
                .map(Row::reason)
                .findFirst();
    }

    private static Row row(Node node) {
        Map<String, String> texts = InputObject.texts((Mapping) node);
        return new Row(
                texts.getOrDefault("at", ""),
                texts.getOrDefault("value", ""),
                texts.getOrDefault("usual", ""),
                Optional.ofNullable(texts.get("fate")).map(fate -> Fate.valueOf(fate.toUpperCase(Locale.ROOT))),
                texts.getOrDefault("reason", ""));
    }

    /** Returns a table that lies beside this class. */
    static Mapping read(String file) {
        try (InputStream in = Objects.requireNonNull(FieldTable.class.getResourceAsStream(file), file)) {
            return new YamlReader("annotations")
                    .readMapping(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
