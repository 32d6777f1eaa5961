package io.chartwright.render;

import io.chartwright.model.Finding;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.NearMiss;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the typed fields of a profile's mapping; what is missing or of another type becomes a finding. */
final class ProfileFields {
    private final Mapping mapping;
    private final String what;
    private final List<Finding> findings;

    /**
     * Creates a reader of one mapping.
     *
     * @param what how findings call the mapping, for example {@code the profile}
     * @param known the keys that it may have
     */
    ProfileFields(Mapping mapping, String what, Set<String> known, List<Finding> findings) {
        this.mapping = mapping;
        this.what = what;
        this.findings = findings;
        for (Entry entry : mapping.entries().values()) {
            if (!known.contains(entry.key())) {
                report(
                        "profile/unknown-key",
                        entry.location(),
                        "unknown key '" + entry.key() + "' in " + what,
                        NearMiss.advice(entry.key(), known));
            }
        }
    }

    /** Returns the text under the key; reports and returns {@code ""} when there is none. */
    String requiredText(String key, String example) {
        if (mapping.get(key).isEmpty()) {
            report(
                    "profile/missing",
                    mapping.location(),
                    what + " has no '" + key + "'",
                    "add one, for example '" + key + ": " + example + "'");
        }
        return text(key, "");
    }

    /** Returns the text under the key, or the other text when the key is not there. */
    String text(String key, String other) {
        Node node = mapping.get(key).orElse(null);
        if (node == null) {
            return other;
        }
        if (node instanceof Scalar scalar && scalar.isText() && !scalar.text().isBlank()) {
            return scalar.text().strip();
        }
        wrongType(key, node, "text");
        return other;
    }

    /** Returns the mapping under the key; empty when the key is not there. */
    Mapping mapping(String key) {
        Node node = mapping.get(key).orElse(Mapping.empty(mapping.location()));
        if (node instanceof Mapping inner) {
            return inner;
        }
        wrongType(key, node, "a mapping");
        return Mapping.empty(mapping.location());
    }

    /** Returns the texts of the list under the key; none when the key is not there. */
    List<Scalar> texts(String key) {
        Node node = mapping.get(key).orElse(null);
        List<Scalar> texts = new ArrayList<>();
        if (node != null && mapping.items(key).isEmpty()) {
            wrongType(key, node, "a list of texts");
        }
        for (Node item : mapping.items(key)) {
            if (item instanceof Scalar scalar && scalar.isText()) {
                texts.add(scalar);
            } else {
                report(
                        "profile/type",
                        item.location(),
                        "'" + key + "' in " + what + " holds " + item.kind(),
                        "write each item as text in quotes");
            }
        }
        return texts;
    }

    /** Adds a finding. */
    void report(String rule, Location location, String problem, String fix) {
        findings.add(Finding.error(rule, location, problem, fix));
    }

    private void wrongType(String key, Node node, String wanted) {
        report("profile/type", node.location(), "'" + key + "' in " + what + " is " + node.kind(), "write " + wanted);
    }
}
