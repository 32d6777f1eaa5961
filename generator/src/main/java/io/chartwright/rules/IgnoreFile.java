package io.chartwright.rules;

import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.NearMiss;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import io.chartwright.yaml.YamlReader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what a user has decided not to be told: the list {@code ignore} of {@code chartwright.yaml}. */
public final class IgnoreFile {
    private static final Set<String> TOP = Set.of("ignore");
    private static final Set<String> KEYS = Set.of("rule", "object", "path", "reason", "owner", "expires");

    private final RuleCatalog catalog = RuleCatalog.load();
    private final List<Finding> findings;

    /**
     * Creates a reader.
     *
     * @param findings receives every problem
     */
    public IgnoreFile(List<Finding> findings) {
        this.findings = findings;
    }

    /**
     * Returns the decisions of the file; those that have a problem are left out.
     *
     * @param file the path that locations name
     */
    public List<Ignore> read(String file, String text) {
        List<Ignore> ignores = new ArrayList<>();
        try {
            Mapping root = new YamlReader("ignore").readMapping(file, text);
            checkKeys(root, "the file", TOP);
            Optional<Node> list = root.get("ignore");
            if (list.isPresent() && !(list.get() instanceof Sequence)) {
                report(
                        "ignore/value",
                        list.get().location(),
                        "'ignore' is " + list.get().kind(),
                        "write a list");
            }
            root.items("ignore").forEach(item -> read(item).ifPresent(ignores::add));
        } catch (InvalidInputException e) {
            findings.addAll(e.findings());
        }
        return ignores;
    }

    private Optional<Ignore> read(Node item) {
        if (!(item instanceof Mapping fields)) {
            report(
                    "ignore/value",
                    item.location(),
                    "an entry of 'ignore' is " + item.kind(),
                    "write 'rule: …' and 'reason: …'");
            return Optional.empty();
        }
        int before = findings.size();
        checkKeys(fields, "the entry", KEYS);
        String rule = required(fields, "rule", "api/removed");
        String reason = required(fields, "reason", "the cluster is upgraded in March");
        if (!rule.isEmpty()) {
            catalog.adviceAgainst(rule)
                    .ifPresent(advice ->
                            report("ignore/value", at(fields, "rule"), "there is no rule '" + rule + "'", advice));
        }
        Ignore ignore = new Ignore(
                rule,
                text(fields, "object", "*"),
                text(fields, "path", "*"),
                reason,
                text(fields, "owner", ""),
                date(fields),
                fields.location());
        return findings.size() > before ? Optional.empty() : Optional.of(ignore);
    }

    private Optional<LocalDate> date(Mapping fields) {
        String day = text(fields, "expires", "");
        try {
            return day.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(day));
        } catch (DateTimeException e) {
            report(
                    "ignore/value",
                    at(fields, "expires"),
                    "'" + day + "' is not a date",
                    "write it as year-month-day, for example 2027-03-31");
            return Optional.empty();
        }
    }

    private String required(Mapping fields, String key, String example) {
        if (fields.get(key).isEmpty()) {
            report(
                    "ignore/value",
                    fields.location(),
                    "the entry has no '" + key + "'",
                    "add one, for example '" + key + ": " + example + "'");
        }
        return text(fields, key, "");
    }

    private String text(Mapping fields, String key, String otherwise) {
        Optional<Node> node = fields.get(key);
        if (node.isEmpty()) {
            return otherwise;
        }
        if (node.get() instanceof Scalar scalar
                && scalar.isText()
                && !scalar.text().isBlank()) {
            return scalar.text().strip();
        }
        String found = node.get() instanceof Scalar scalar && scalar.isText()
                ? "empty"
                : node.get().kind();
        report("ignore/value", node.get().location(), "'" + key + "' is " + found, "write text");
        return otherwise;
    }

    private void checkKeys(Mapping mapping, String what, Set<String> known) {
        for (Entry entry : mapping.entries().values()) {
            if (!known.contains(entry.key())) {
                report(
                        "ignore/unknown-key",
                        entry.location(),
                        "unknown key '" + entry.key() + "' in " + what,
                        NearMiss.advice(entry.key(), known));
            }
        }
    }

    private static Location at(Mapping fields, String key) {
        return fields.get(key).map(Node::location).orElse(fields.location());
    }

    private void report(String rule, Location location, String problem, String fix) {
        findings.add(Finding.error(rule, location, problem, fix));
    }
}
