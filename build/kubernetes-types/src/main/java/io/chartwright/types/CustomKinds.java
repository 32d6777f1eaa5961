package io.chartwright.types;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Writes the table of well-known custom kinds from their definitions: a line for each kind, and a line for each schema,
 * where a number stands for the schema of that line, so that what is the same stands there once.
 */
public final class CustomKinds {
    private static final String HEAD = """
            # Schemas of custom kinds, made by build/kubernetes-types; do not edit. NOTICE says whose they are.
            # kind, apiVersion and the number of its schema; below, line NUMBER (from 0) is a schema, a number in it another.
            """;

    private final SortedMap<String, Integer> kinds = new TreeMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();

    private CustomKinds() {}

    /** Takes the folder of the definitions and the file to write. */
    public static void main(String[] arguments) throws IOException {
        CustomKinds table = new CustomKinds();
        try (Stream<Path> files = Files.walk(Path.of(arguments[0]))) {
            files.filter(Files::isRegularFile).sorted().forEach(table::read);
        }
        Files.writeString(Path.of(arguments[1]), table.text());
    }

    private void read(Path file) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        try {
            for (Object document : new Yaml(new SafeConstructor(options)).loadAll(Files.readString(file))) {
                if (document instanceof Map<?, ?> definition
                        && "CustomResourceDefinition".equals(definition.get("kind"))) {
                    add(map(definition, "spec"));
                } else if (document instanceof Map<?, ?> schema && schema.containsKey("properties")) {
                    addBare(file, schema);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static Map<?, ?> map(Map<?, ?> parent, String key) {
        return (Map<?, ?>) Objects.requireNonNull(parent.get(key), key);
    }

    private void add(Map<?, ?> spec) {
        Map<?, ?> names = map(spec, "names");
        for (Object each : (List<?>) Objects.requireNonNull(spec.get("versions"))) {
            Map<?, ?> version = (Map<?, ?>) each;
            if (Boolean.TRUE.equals(version.get("served"))) {
                Map<?, ?> schema =
                        (Map<?, ?>) ((Map<?, ?>) Objects.requireNonNull(version.get("schema"))).get("openAPIV3Schema");
                kinds.put(
                        names.get("kind") + " " + spec.get("group") + "/" + version.get("name"),
                        new Reducer(lines).root(schema));
            }
        }
    }

    /** A schema without its definition lies at {@code GROUP/Kind_VERSION.json}. */
    private void addBare(Path file, Map<?, ?> schema) {
        String name = String.valueOf(file.getFileName()).replace(".json", "");
        int bar = name.indexOf('_');
        kinds.put(
                name.substring(0, bar) + " "
                        + Objects.requireNonNull(file.getParent()).getFileName() + "/" + name.substring(bar + 1),
                new Reducer(lines).root(schema));
    }

    private String text() {
        int first = kinds.size() + (int) HEAD.lines().count();
        StringBuilder text = new StringBuilder(HEAD);
        kinds.forEach((kind, number) -> text.append("kind ")
                .append(kind)
                .append(' ')
                .append(number + first)
                .append('\n'));
        List<String> schemas = new ArrayList<>(lines.keySet());
        schemas.forEach(line -> text.append(Reducer.shifted(line, first)).append('\n'));
        return text.toString();
    }
}
