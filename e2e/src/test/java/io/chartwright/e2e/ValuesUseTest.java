package io.chartwright.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Whether values and templates speak of the same keys. It reads the templates' text: a key counts as used where it
 * stands behind the key above it, or where that one is handed on whole and the key is read from what was handed on.
 */
final class ValuesUseTest {
    private static final Pattern PATH =
            Pattern.compile("(\\.Values|\\$tier|\\$runtime|\\$player|\\$database)((?:\\.[A-Za-z]\\w*)+)");

    /** Maps with names that the operator chooses. */
    private static final Pattern FREE =
            Pattern.compile(".*(?<!otlp)\\.(headers|behavior|nodeSelector|writablePaths|requests|limits)");

    private final Path chart = Overlay.all().get(0).chart();
    private final Map<Path, String> templates = templates();
    private final String text = String.join("\n", templates.values());

    @Test
    void everyValueIsUsedInATemplate() throws IOException {
        String values = Files.readString(chart.resolve("values.yaml"));
        List<List<String>> leaves = new ArrayList<>();
        collect(List.of(), new Yaml(new SafeConstructor(new LoaderOptions())).load(values), leaves);
        assertThat(leaves).hasSizeGreaterThan(200);
        assertThat(leaves.stream().filter(leaf -> !isUsed(leaf))).isEmpty();
        assertThat(isUsed(List.of("player", "service", "noSuchKey"))).isFalse();
    }

    @Test
    void everyPathInATemplateIsDeclared() throws IOException {
        JsonNode schema =
                new ObjectMapper().readTree(chart.resolve("values.schema.json").toFile());
        List<String> unknown = new ArrayList<>();
        int paths = 0;
        for (Map.Entry<Path, String> template : templates.entrySet()) {
            Matcher matcher = PATH.matcher(template.getValue());
            while (matcher.find()) {
                paths++;
                String path = above(matcher.group(1), template.getKey()) + matcher.group(2);
                if (!isDeclared(schema, schema, path.substring(1))) {
                    unknown.add(template.getKey() + ": " + path);
                }
            }
        }
        assertThat(unknown).isEmpty();
        assertThat(paths).isGreaterThan(200);
        assertThat(isDeclared(schema, schema, "player.service.noSuchKey")).isFalse();
    }

    private boolean isUsed(List<String> leaf) {
        String name = leaf.get(leaf.size() - 1);
        if (leaf.size() == 1) {
            return contains("\\.Values\\." + name + "\\b");
        }
        String above = leaf.get(leaf.size() - 2);
        if (leaf.size() == 2) {
            return contains("(\\$tier|\\$" + above + "|\\." + above + "\\)?|\\$values|\\.values)\\." + name + "\\b")
                    || (contains("\\.Values\\." + above + "(?![.\\w])") && contains("\\." + name + "\\b"));
        }
        if (contains("\\." + above + "\\)?\\." + name + "\\b")) {
            return true;
        }
        boolean isHandedOn = contains("\\." + above + "(?![.\\w])|\"" + above + "\"");
        if (isHandedOn && contains("\\." + name + "\\b")) {
            return true;
        }
        return leaf.subList(1, leaf.size() - 1).stream()
                .anyMatch(part -> contains("toYaml (\\$?[\\w.]*)\\." + part + "(?![.\\w])"));
    }

    private boolean contains(String pattern) {
        return Pattern.compile(pattern).matcher(text).find();
    }

    private static String above(String word, Path template) {
        return switch (word) {
            case ".Values" -> "";
            case "$tier" -> template.toString().contains("player") ? ".player" : ".runtime";
            default -> "." + word.substring(1);
        };
    }

    private static boolean isDeclared(JsonNode schema, JsonNode written, String path) {
        JsonNode node =
                written.has("$ref") ? schema.at(written.get("$ref").asText().substring(1)) : written;
        int dot = path.indexOf('.');
        String name = dot < 0 ? path : path.substring(0, dot);
        JsonNode next = node.path("properties").path(name);
        if (next.isMissingNode()) {
            JsonNode additional = node.path("additionalProperties");
            return additional.isObject() || additional.asBoolean();
        }
        return dot < 0 || isDeclared(schema, next, path.substring(dot + 1));
    }

    private static void collect(List<String> path, Object value, List<List<String>> leaves) {
        if (value instanceof Map<?, ?> map
                && !map.isEmpty()
                && !FREE.matcher(String.join(".", path)).matches()) {
            map.forEach((key, below) -> {
                List<String> longer = new ArrayList<>(path);
                longer.add(String.valueOf(key));
                collect(List.copyOf(longer), below, leaves);
            });
        } else {
            leaves.add(path);
        }
    }

    /** Reads all templates but the one that lists every default for keys that are missing. */
    private Map<Path, String> templates() {
        try (Stream<Path> files = Files.walk(chart.resolve("templates"))) {
            Map<Path, String> texts = new TreeMap<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("missing-keys.yaml")) {
                    texts.put(chart.relativize(file), Files.readString(file));
                }
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the templates of " + chart, e);
        }
    }
}
