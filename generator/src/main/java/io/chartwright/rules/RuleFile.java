package io.chartwright.rules;

import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Severity;
import io.chartwright.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Reads one group's file from the class path; {@code docs/maintainer-guide.md} describes its form. */
final class RuleFile {
    private static final Set<String> KEYS = Set.of("severity", "what", "why", "bad", "good", "peers", "stops");

    private RuleFile() {}

    /** Returns the group; a file of another form is a bug. */
    static RuleGroup read(String group) {
        String name = group + ".yaml";
        try (InputStream in = Objects.requireNonNull(RuleFile.class.getResourceAsStream(name), name)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return group(group, new YamlReader("rules").readMapping(name, text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RuleGroup group(String name, Mapping file) {
        Mapping entries = file.mapping("rules").orElseThrow();
        List<Rule> rules = entries.entries().values().stream()
                .map(RuleFile::rule)
                .sorted(Comparator.comparing(Rule::id))
                .toList();
        return new RuleGroup(name, text(file, "about"), rules);
    }

    private static Rule rule(Entry entry) {
        Mapping fields = (Mapping) entry.node();
        if (!KEYS.containsAll(fields.entries().keySet())) {
            throw new IllegalStateException(
                    entry.location() + ": unknown key in " + fields.entries().keySet());
        }
        return new Rule(
                entry.key(),
                Severity.valueOf(text(fields, "severity").toUpperCase(Locale.ROOT)),
                text(fields, "what"),
                text(fields, "why"),
                text(fields, "bad"),
                text(fields, "good"),
                fields.items("peers").stream().map(RuleFile::text).toList(),
                fields.get("stops").isPresent());
    }

    private static String text(Mapping fields, String key) {
        return fields.text(key)
                .orElseThrow(() -> new IllegalStateException(fields.location() + ": no text '" + key + "'"))
                .strip();
    }

    private static String text(Node node) {
        return ((Scalar) node).text();
    }
}
