package io.chartwright.kubernetes;

import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The kinds of custom resources whose definitions are at hand: well-known ones, and those that a user gives. */
public final class CustomKinds {
    private static final String TABLE = "custom-kinds.txt";

    private final Map<String, StructuralSchema> given = new HashMap<>();
    private final Set<String> ruled = new HashSet<>();
    private final Map<String, Set<String>> versions = new HashMap<>();
    private final Map<String, Integer> wellKnown = new HashMap<>();
    private final String[] lines;
    private final Map<Integer, Mapping> definitions = new ConcurrentHashMap<>();

    /** Returns the well-known kinds. */
    public static CustomKinds wellKnown() {
        return of(List.of());
    }

    /** Returns the kinds of the custom resource definitions, and the well-known ones that they do not define. */
    public static CustomKinds of(List<Mapping> crds) {
        return new CustomKinds(crds);
    }

    private CustomKinds(List<Mapping> crds) {
        this.lines = read().split("\n", -1);
        for (String line : lines) {
            if (line.startsWith("kind ")) {
                String[] words = line.split(" ", -1);
                wellKnown.put(words[1] + " " + words[2], Integer.parseInt(words[3]));
            }
        }
        crds.forEach(this::add);
    }

    private void add(Mapping crd) {
        Optional<Mapping> spec = crd.mapping("spec");
        String group = spec.flatMap(fields -> fields.text("group")).orElse("");
        String kind = spec.flatMap(fields -> fields.mapping("names"))
                .flatMap(names -> names.text("kind"))
                .orElse("");
        if (group.isEmpty() || kind.isEmpty()) {
            return;
        }
        Set<String> served = versions.computeIfAbsent(kind + " " + group, key -> new TreeSet<>());
        for (Node node : spec.orElseThrow().items("versions")) {
            if (node instanceof Mapping version) {
                StructuralSchema whole = StructuralSchema.of(version);
                String apiVersion = group + "/" + version.text("name").orElse("");
                if (whole.is("served")) {
                    served.add(apiVersion);
                    whole.below("schema")
                            .flatMap(schema -> schema.below("openAPIV3Schema"))
                            .ifPresent(schema -> give(kind + " " + apiVersion, schema));
                }
            }
        }
    }

    private void give(String name, StructuralSchema schema) {
        given.put(name, schema);
        if (schema.mentions("x-kubernetes-validations")) {
            ruled.add(name);
        }
    }

    /** Returns the schema of the kind, if it is known. */
    Optional<StructuralSchema> find(String apiVersion, String kind) {
        String name = kind + " " + apiVersion;
        if (versions.containsKey(kind + " " + ApiKind.groupOf(apiVersion))) {
            return Optional.ofNullable(given.get(name));
        }
        return Optional.ofNullable(wellKnown.get(name))
                .map(number -> new StructuralSchema(definition(number), this::definition));
    }

    /** Returns whether the user's definition of the kind holds rules for values. */
    boolean hasRules(String apiVersion, String kind) {
        return ruled.contains(kind + " " + apiVersion);
    }

    /** Returns the API versions that the user's definition of the kind serves; nothing when there is none. */
    Optional<Set<String>> served(String group, String kind) {
        return Optional.ofNullable(versions.get(kind + " " + group));
    }

    private Mapping definition(int number) {
        return definitions.computeIfAbsent(number, key -> new YamlReader("api").readMapping(TABLE, lines[key]));
    }

    private static String read() {
        try (InputStream in = Objects.requireNonNull(CustomKinds.class.getResourceAsStream(TABLE), TABLE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
