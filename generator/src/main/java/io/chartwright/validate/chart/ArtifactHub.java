package io.chartwright.validate.chart;

import io.chartwright.model.Chart;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The annotations of {@code Chart.yaml} that Artifact Hub reads have the form that it reads.
 *
 * @see <a href="https://artifacthub.io/docs/topics/annotations/helm/">its documentation</a>
 */
public final class ArtifactHub {
    private static final String PREFIX = "artifacthub.io/";
    private static final String RULE = "chart/artifact-hub";
    private static final Set<String> CHANGES = Set.of("added", "changed", "deprecated", "removed", "fixed", "security");
    private static final Set<String> BOOLEANS = Set.of("operator", "prerelease", "containsSecurityUpdates");

    /** The keys that an item of each list must have; a list whose items are free has none. */
    private static final Map<String, List<String>> LISTS = Map.of(
            "changes", List.of("kind", "description"),
            "crds", List.of("kind", "version", "name", "description"),
            "crdsExamples", List.of("apiVersion", "kind"),
            "images", List.of("image"),
            "links", List.of("name", "url"),
            "maintainers", List.of("email"),
            "recommendations", List.of("url"),
            "screenshots", List.of("url"));

    private static final Map<String, Set<String>> WORDS = Map.of(
            "category",
            Set.of(
                    "ai-machine-learning",
                    "database",
                    "integration-delivery",
                    "monitoring-logging",
                    "networking",
                    "security",
                    "skip-prediction",
                    "storage",
                    "streaming-messaging"),
            "operatorCapabilities",
            Set.of("basic install", "seamless upgrades", "full lifecycle", "deep insights", "auto pilot"));

    /** The identifiers that charts use, for advice; SPDX has hundreds. */
    private static final Set<String> LICENSES = Set.of(
            "AGPL-3.0-only",
            "AGPL-3.0-or-later",
            "Apache-2.0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "BUSL-1.1",
            "CC0-1.0",
            "CC-BY-4.0",
            "Elastic-2.0",
            "EPL-2.0",
            "EUPL-1.2",
            "GPL-2.0-only",
            "GPL-2.0-or-later",
            "GPL-3.0-only",
            "GPL-3.0-or-later",
            "ISC",
            "LGPL-2.1-only",
            "LGPL-3.0-only",
            "MIT",
            "MIT-0",
            "MPL-2.0",
            "PostgreSQL",
            "Python-2.0",
            "SSPL-1.0",
            "Unlicense",
            "UPL-1.0",
            "WTFPL",
            "Zlib",
            "0BSD");

    private static final Set<String> KNOWN = known();

    private static Set<String> known() {
        Set<String> known = new TreeSet<>(LISTS.keySet());
        known.addAll(WORDS.keySet());
        known.addAll(BOOLEANS);
        known.addAll(List.of("license", "signKey", "alternativeName"));
        return known;
    }

    /** Returns what Artifact Hub would not read. */
    public List<Finding> check(Chart chart) {
        List<Finding> findings = new ArrayList<>();
        Location whole = Location.of(chart.sourceOf("Chart.yaml"));
        Mapping annotations = chart.metadata().mapping("annotations").orElse(Mapping.empty(whole));
        for (Entry entry : annotations.entries().values()) {
            // Another rule says that an annotation is no text.
            if (entry.key().startsWith(PREFIX) && entry.node() instanceof Scalar scalar && scalar.isText()) {
                check(
                        entry,
                        entry.key().substring(PREFIX.length()),
                        scalar.text().strip(),
                        findings);
            }
        }
        return findings;
    }

    private static void check(Entry entry, String name, String text, List<Finding> findings) {
        Set<String> words = WORDS.get(name);
        if (!KNOWN.contains(name)) {
            report(entry, "is unknown to Artifact Hub", NearMiss.advice(name, KNOWN), findings);
        } else if (LISTS.containsKey(name)) {
            items(entry, name, text, findings);
        } else if (words != null && !words.contains(text.toLowerCase(Locale.ROOT))) {
            report(entry, "is '" + text + "'", NearMiss.advice(text, words), findings);
        } else if (BOOLEANS.contains(name) && !Set.of("true", "false").contains(text)) {
            report(entry, "is '" + text + "'", "write \"true\" or \"false\"", findings);
        } else if (name.equals("license")) {
            license(entry, text, findings);
        } else if (name.equals("signKey")) {
            keys(entry, "", read(entry, text), List.of("fingerprint", "url"), findings);
        }
    }

    private static void license(Entry entry, String text, List<Finding> findings) {
        boolean isIdentifier = text.matches("[A-Za-z0-9.+-]+");
        boolean isSlip = isIdentifier
                && !LICENSES.contains(text)
                && LICENSES.stream().anyMatch(license -> license.equalsIgnoreCase(text));
        if (!isIdentifier || isSlip) {
            report(entry, "is '" + text + "', which is no SPDX identifier", NearMiss.advice(text, LICENSES), findings);
        }
    }

    private static void items(Entry entry, String name, String text, List<Finding> findings) {
        List<Node> documents = read(entry, text);
        List<Node> items =
                documents.size() == 1 && documents.get(0) instanceof Sequence list ? list.items() : List.of();
        if (items.isEmpty() && !documents.isEmpty()) {
            report(entry, "is no list", "write items that begin with '- '", findings);
        }
        int number = 0;
        for (Node item : items) {
            number++;
            boolean isText = item instanceof Scalar scalar && scalar.isText();
            if (!(name.equals("changes") && isText)) {
                String which = "item " + number + " ";
                keys(entry, which, List.of(item), LISTS.getOrDefault(name, List.of()), findings);
                values(entry, which, name, item, findings);
            }
        }
    }

    private static void keys(Entry entry, String which, List<Node> nodes, List<String> wanted, List<Finding> findings) {
        for (Node node : nodes) {
            if (!(node instanceof Mapping mapping)) {
                report(entry, which + "is " + node.kind(), "write " + String.join(" and ", wanted), findings);
                continue;
            }
            for (String key : wanted) {
                if (mapping.text(key).orElse("").isBlank()) {
                    report(entry, which + "has no " + key, "add it", findings);
                }
            }
        }
    }

    private static void values(Entry entry, String which, String name, Node item, List<Finding> findings) {
        if (!(item instanceof Mapping mapping)) {
            return;
        }
        String kind = mapping.text("kind").orElse("");
        if (name.equals("changes") && !kind.isEmpty() && !CHANGES.contains(kind)) {
            report(entry, which + "has kind '" + kind + "'", NearMiss.advice(kind, CHANGES), findings);
        }
        mapping.text("url")
                .filter(url -> !url.isBlank() && !url.matches("(https?://|mailto:)\\S+"))
                .ifPresent(url ->
                        report(entry, which + "has url '" + url + "'", "write an address with https://", findings));
        mapping.text("image")
                .filter(image -> image.matches(".*\\s.*") || image.endsWith(":"))
                .ifPresent(image -> report(entry, which + "has image '" + image + "'", "write NAME:TAG", findings));
    }

    /** Returns the documents of the annotation; none when it is no YAML, which another rule says. */
    private static List<Node> read(Entry entry, String text) {
        try {
            return new YamlReader("chart").readAll(entry.location().file(), text);
        } catch (InvalidInputException e) {
            return List.of();
        }
    }

    private static void report(Entry entry, String problem, String fix, List<Finding> findings) {
        findings.add(Finding.error(RULE, entry.location(), "annotation '" + entry.key() + "' " + problem, fix));
    }
}
