package io.chartwright.diagnose;

import io.chartwright.diagnose.CauseEntry.Lines;
import io.chartwright.diagnose.CauseEntry.Rank;
import io.chartwright.model.Certainty;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * All causes that can be found, in the order in which they are told when nothing else decides.
 *
 * @param entries one for each cause
 */
record CauseCatalogue(List<CauseEntry> entries) {
    private static final String FILE = "causes.yaml";
    private static final Set<String> KEYS =
            Set.of("title", "symptom", "fix", "example", "command", "rank", "explains", "logs");
    private static final Set<String> LOG_KEYS = Set.of("tier", "lines", "certainty", "whileReady");

    CauseCatalogue {
        entries = List.copyOf(entries);
    }

    /** Returns the catalogue that this build was made with; one of another form is a bug. */
    static CauseCatalogue load() {
        try (InputStream in = Objects.requireNonNull(CauseCatalogue.class.getResourceAsStream(FILE), FILE)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            List<CauseEntry> entries = new ArrayList<>();
            for (Entry entry :
                    new YamlReader("diagnose").readMapping(FILE, text).entries().values()) {
                entries.add(read(entry, entries.size()));
            }
            return new CauseCatalogue(entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the entry; an unknown id is a bug. */
    CauseEntry get(String id) {
        return entries.stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no cause " + id + " in " + FILE));
    }

    private static CauseEntry read(Entry entry, int place) {
        Mapping fields = (Mapping) entry.node();
        check(fields, KEYS);
        return new CauseEntry(
                entry.key(),
                place,
                text(fields, "title"),
                text(fields, "symptom"),
                text(fields, "fix"),
                fields.text("example").orElse("").strip(),
                fields.text("command").orElse("").strip(),
                Rank.valueOf(fields.text("rank").orElse("stops").toUpperCase(Locale.ROOT)),
                texts(fields, "explains"),
                lines(fields.mapping("logs").orElse(Mapping.empty(Location.of(FILE)))));
    }

    private static Lines lines(Mapping fields) {
        check(fields, LOG_KEYS);
        return new Lines(
                fields.text("tier").orElse(""),
                texts(fields, "lines").stream().map(Pattern::compile).toList(),
                Certainty.valueOf(fields.text("certainty").orElse("certain").toUpperCase(Locale.ROOT)),
                fields.get("whileReady").isPresent());
    }

    private static void check(Mapping fields, Set<String> known) {
        if (!known.containsAll(fields.entries().keySet())) {
            throw new IllegalStateException(
                    fields.location() + ": unknown key in " + fields.entries().keySet());
        }
    }

    private static List<String> texts(Mapping fields, String key) {
        return fields.items(key).stream().map(CauseCatalogue::text).toList();
    }

    private static String text(Node node) {
        return ((Scalar) node).text();
    }

    private static String text(Mapping fields, String key) {
        return fields.text(key)
                .orElseThrow(() -> new IllegalStateException(fields.location() + ": no text '" + key + "'"))
                .strip();
    }
}
