package io.chartwright.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.model.Adopted;
import io.chartwright.model.Fate;
import io.chartwright.model.FieldReport;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import io.chartwright.model.Sequence;
import io.chartwright.model.TextFile;
import io.chartwright.project.ManifestFiles;
import io.chartwright.yaml.YamlReader;
import io.chartwright.yaml.YamlWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No field of a manifest is left unsaid: each one's place is found in the report, found anew here by the place alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryFieldTest {
    private static final int MUTATIONS = 120;

    /** Below these, any key may be a field. */
    private static final Set<String> FREE = Set.of(
            "labels",
            "annotations",
            "matchLabels",
            "selector",
            "data",
            "stringData",
            "binaryData",
            "nodeSelector",
            "limits",
            "requests",
            "status",
            "securityContext",
            "metadata");

    private final BoomiFlow chart = new BoomiFlow();

    @AfterAll
    void close() {
        chart.close();
    }

    static List<String> variants() throws IOException {
        return AdoptionTest.variants();
    }

    @ParameterizedTest
    @MethodSource("variants")
    void fieldsWhenImportedAreEachInTheReport(String variant) {
        List<TextFile> files = ManifestFiles.read(AdoptionTest.manifests(variant), "m");

        expectEverySaid(files, chart.adopt(files));
    }

    @Test
    void fieldsWhenChangedAtRandomAreEachInTheReportAndUnknownOnesRefused() throws IOException {
        Random random = new Random(7);
        List<String> variants = variants();
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            Mutation mutation = new Mutation(random);
            List<TextFile> files =
                    ManifestFiles.read(AdoptionTest.manifests(variants.get(i % variants.size())), "m").stream()
                            .map(mutation::of)
                            .toList();
            Adopted adopted = chart.adopt(files);

            expectEverySaid(files, adopted);
            if (mutation.isUnknown && mutation.isDone && !isUnclear(adopted)) {
                List<FieldReport> unknown = adopted.fields().stream()
                        .filter(field -> field.field().contains("unheardOf"))
                        .toList();
                // What the chart takes word for word, such as affinity, is carried over with it; what stays, stays
                // whole.
                assertThat(unknown).isNotEmpty().allSatisfy(field -> assertThat(
                                field.fate() != Fate.CARRIED || !(field.value() + field.reason()).isEmpty())
                        .as(field.toString())
                        .isTrue());
                refused += unknown.stream().anyMatch(field -> field.fate() == Fate.REFUSED) ? 1 : 0;
            }
        }
        assertThat(refused).isPositive();
    }

    private static void expectEverySaid(List<TextFile> files, Adopted adopted) {
        Set<Location> said =
                adopted.fields().stream().map(FieldReport::location).collect(Collectors.toSet());
        for (TextFile file : files) {
            for (Node document : new YamlReader("api").readAll(file.path(), file.text())) {
                List<Node> leaves = new ArrayList<>();
                collect(document, leaves);
                assertThat(leaves.stream().map(Node::location))
                        .allSatisfy(place -> assertThat(said).contains(place));
            }
        }
        assertThat(adopted.fields().stream().filter(field -> field.fate() != Fate.CARRIED))
                .allSatisfy(field -> assertThat(field.reason()).endsWith("."));
    }

    private static boolean isUnclear(Adopted adopted) {
        return adopted.findings().stream().anyMatch(finding -> finding.rule().equals("import/unclear"));
    }

    /** A list of objects has two fields of its own, which are no field of an object. */
    private static void collect(Node node, List<Node> leaves) {
        if (node instanceof Mapping mapping && !mapping.entries().isEmpty()) {
            boolean isList = mapping.text("kind").filter("List"::equals).isPresent();
            mapping.entries().values().stream()
                    .filter(entry -> !isList || entry.key().equals("items"))
                    .forEach(entry -> collect(entry.node(), leaves));
        } else if (node instanceof Sequence list && !list.items().isEmpty()) {
            list.items().forEach(item -> collect(item, leaves));
        } else {
            leaves.add(node);
        }
    }

    /** Takes a field away, puts one in that nobody knows, or puts a text where a mapping or list is expected. */
    private static final class Mutation {
        private final Random random;
        private final boolean isUnknown;
        private boolean isDone;

        Mutation(Random random) {
            this.random = random;
            this.isUnknown = random.nextBoolean();
        }

        TextFile of(TextFile file) {
            StringBuilder out = new StringBuilder();
            for (Node document : new YamlReader("api").readAll(file.path(), file.text())) {
                Node changed = document instanceof Mapping mapping && !isDone ? in(mapping, "") : document;
                out.append("---\n").append(new YamlWriter().write(changed));
            }
            return new TextFile(file.path(), out.toString());
        }

        private Node in(Node node, String key) {
            if (node instanceof Sequence list && !list.items().isEmpty()) {
                int at = random.nextInt(list.items().size());
                List<Node> items = new ArrayList<>(list.items());
                items.set(at, in(items.get(at), key));
                return new Sequence(items, list.location());
            }
            if (!(node instanceof Mapping mapping) || mapping.entries().isEmpty() || FREE.contains(key)) {
                return node;
            }
            Map<String, Entry> entries = new LinkedHashMap<>(mapping.entries());
            List<String> keys = new ArrayList<>(entries.keySet());
            String chosen = keys.get(random.nextInt(keys.size()));
            Node below = mapping.get(chosen).orElseThrow();
            boolean isObject = key.isEmpty() || Set.of("kind", "metadata").contains(chosen);
            if (!isObject && !isUnknown && below instanceof Sequence && random.nextInt(3) == 0) {
                entries.put(chosen, new Entry(chosen, ValuesDraft.text("odd"), below.location(), List.of()));
                isDone = true;
            } else if (!isObject && !isUnknown && below instanceof Sequence && random.nextInt(3) == 0) {
                Node odd = new Sequence(List.of(ValuesDraft.text("odd")), below.location());
                entries.put(chosen, new Entry(chosen, odd, below.location(), List.of()));
                isDone = true;
            } else if (below instanceof Mapping || below instanceof Sequence) {
                entries.put(chosen, new Entry(chosen, in(below, chosen), below.location(), List.of()));
            } else if (!isObject && isUnknown) {
                entries.put("unheardOf", new Entry("unheardOf", ValuesDraft.text("x"), below.location(), List.of()));
                isDone = true;
            } else if (!isObject && !chosen.equals("name")) {
                entries.remove(chosen);
                isDone = true;
            }
            return new Mapping(entries, mapping.location());
        }
    }
}
