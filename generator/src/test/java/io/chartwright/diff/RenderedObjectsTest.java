package io.chartwright.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.helm.Rendering;
import io.chartwright.model.Change;
import io.chartwright.model.Node;
import io.chartwright.yaml.PlainTree;
import io.chartwright.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RenderedObjectsTest {
    private static final int RUNS = 400;

    @Test
    void changesWhenAStateIsComparedWithItselfAreNone() {
        Random random = new Random(1);
        for (int run = 0; run < RUNS; run++) {
            List<Map<String, Object>> state = state(random);
            List<Map<String, Object>> shuffled = new ArrayList<>(state);
            Collections.shuffle(shuffled, random);

            assertThat(changes(state, shuffled)).isEmpty();
        }
    }

    @Test
    void changesWhenStatesAreExchangedAreMirrored() {
        Random random = new Random(2);
        int seen = 0;
        for (int run = 0; run < RUNS; run++) {
            List<Map<String, Object>> one = state(random);
            List<Map<String, Object>> other = state(random);

            List<String> there = changes(one, other);
            assertThat(changes(other, one)).containsExactlyInAnyOrderElementsOf(mirrored(one, other));
            seen += there.size();
        }
        assertThat(seen).isGreaterThan(RUNS);
    }

    @Test
    void changesWhenOneFieldIsOtherNameItAlone() {
        Random random = new Random(3);
        for (int run = 0; run < RUNS; run++) {
            List<Map<String, Object>> state = state(random);
            if (state.isEmpty()) {
                continue;
            }
            List<Map<String, Object>> other = new ArrayList<>(state);
            Map<String, Object> object = new LinkedHashMap<>(other.get(0));
            object.put("extra", "new");
            other.set(0, object);

            List<ObjectPair> pairs = pairs(state, other);
            assertThat(pairs)
                    .singleElement()
                    .satisfies(pair -> assertThat(pair.fields()).singleElement().satisfies(field -> {
                        assertThat(field.path()).hasToString("extra");
                        assertThat(field.change()).isEqualTo(Change.ADDED);
                    }));
        }
    }

    private static List<String> changes(List<Map<String, Object>> before, List<Map<String, Object>> after) {
        return pairs(before, after).stream()
                .flatMap(pair -> pair.fields().stream().map(field -> text(pair, field)))
                .toList();
    }

    private static List<String> mirrored(List<Map<String, Object>> before, List<Map<String, Object>> after) {
        return pairs(before, after).stream()
                .flatMap(pair -> pair.fields().stream().map(field -> text(pair, mirrored(field))))
                .toList();
    }

    private static FieldChange mirrored(FieldChange field) {
        return new FieldChange(field.path(), /* before= */ field.after(), /* after= */ field.before());
    }

    private static String text(ObjectPair pair, FieldChange field) {
        return pair.id() + " " + field.path() + " " + text(field.before()) + " -> " + text(field.after());
    }

    private static String text(Optional<Node> node) {
        return node.map(value -> new YamlWriter().write(value)).orElse("nothing");
    }

    private static List<ObjectPair> pairs(List<Map<String, Object>> before, List<Map<String, Object>> after) {
        return objects(before).changesTo(objects(after));
    }

    private static RenderedObjects objects(List<Map<String, Object>> state) {
        String output = state.stream()
                .map(object ->
                        "---\n# Source: demo/templates/all.yaml\n" + new YamlWriter().write(PlainTree.of(object)))
                .collect(Collectors.joining());
        return new RenderedObjects(new Rendering(output, Optional.empty()));
    }

    private static List<Map<String, Object>> state(Random random) {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) {
            if (random.nextInt(4) > 0) {
                Map<String, Object> object = new LinkedHashMap<>();
                object.put("apiVersion", "apps/v" + (1 + random.nextInt(2)));
                object.put("kind", "Deployment");
                object.put("metadata", Map.of("name", name));
                object.put("spec", tree(random, 3));
                objects.add(object);
            }
        }
        return objects;
    }

    private static Object tree(Random random, int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(4);
        if (kind == 1) {
            Map<String, Object> mapping = new LinkedHashMap<>();
            for (String key : List.of("x", "y", "z")) {
                if (random.nextBoolean()) {
                    mapping.put(key, tree(random, depth - 1));
                }
            }
            return mapping;
        }
        if (kind > 1) {
            List<Object> items = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                items.add(
                        kind == 2
                                ? Map.of("name", "n" + random.nextInt(4), "value", tree(random, depth - 1))
                                : tree(random, depth - 1));
            }
            return items;
        }
        return switch (random.nextInt(5)) {
            case 0 -> random.nextBoolean();
            case 1 -> random.nextInt(3);
            case 2 -> "line " + random.nextInt(3) + "\nline\n";
            default -> "text " + random.nextInt(3);
        };
    }
}
