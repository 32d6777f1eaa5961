package io.chartwright.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Something that is wrong with a release; {@code faults.yaml} says what each field means.
 *
 * @param name what is wrong
 * @param fields the rest
 */
record Fault(String name, Map<String, Object> fields) {
    private static final List<String> TIERS = List.of("player", "runtime");

    /** Returns the faults of the file {@code faults.yaml}: all, or the few that are always tried. */
    static List<Fault> all() {
        Path file = Surroundings.project().resolve("e2e/src/test/resources/faults.yaml");
        try {
            Map<String, Map<String, Object>> entries =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
            return entries.entrySet().stream()
                    .map(entry -> new Fault(entry.getKey(), entry.getValue()))
                    .filter(fault -> Surroundings.full() || fault.fields.containsKey("ci"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Returns the id of the cause that is to be found; empty when there is nothing to find. */
    Optional<String> cause() {
        return Optional.ofNullable(text("cause"));
    }

    String tier() {
        return String.valueOf(fields.get("tier"));
    }

    String overlay() {
        return Optional.ofNullable(text("overlay")).orElse("local");
    }

    boolean asks() {
        return fields.containsKey("ask");
    }

    /** Returns a manifest; empty when there is none. */
    String objects() {
        return Optional.ofNullable(text("objects")).orElse("");
    }

    /** Returns kubectl's arguments of each call, {@code before} or {@code after} the installation. */
    List<List<String>> calls(String when) {
        return fields.get(when) instanceof List<?> calls
                ? calls.stream()
                        .map(call ->
                                ((List<?>) call).stream().map(String::valueOf).toList())
                        .toList()
                : List.of();
    }

    /** Returns the values of the chart that it wants, as YAML. */
    String values() {
        return new Yaml().dump(fields.getOrDefault("values", Map.of()));
    }

    /** Returns the values that every release of the table begins with, as YAML: one pod of one tier. */
    String usualValues() {
        String other = TIERS.get(1 - TIERS.indexOf(tier()));
        return """
                %s: {enabled: false}
                %s: {replicas: 1, autoscaling: {enabled: false}, readinessProbe: {periodSeconds: 2}}
                """.formatted(other, tier());
    }

    private @Nullable String text(String key) {
        return fields.get(key) instanceof String text ? text : null;
    }

    @Override
    public String toString() {
        return name;
    }
}
