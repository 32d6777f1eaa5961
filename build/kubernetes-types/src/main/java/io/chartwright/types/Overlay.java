package io.chartwright.types;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the classes do not say, from a file written by hand; an entry that meets no field fails the build. */
final class Overlay {
    private final List<String> lines;
    private final TreeSet<String> unmet;

    /** Reads lines of the forms that the head of the file names. */
    static Overlay read(Path file) {
        try {
            return new Overlay(Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private Overlay(List<String> lines) {
        this.lines = lines;
        this.unmet = new TreeSet<>(lines);
    }

    /** Returns the kinds that the file adds to the minor. */
    Set<Kind> newKinds(int minor) {
        return lines.stream()
                .map(line -> line.split(" +"))
                .filter(words -> words[0].equals("1." + minor) && words[1].equals("kind"))
                .map(words -> new Kind(words[3], words[2]))
                .collect(Collectors.toSet());
    }

    /** Changes the kinds and fields of a minor's schema. */
    void apply(int minor, Schema schema) {
        for (String line : lines) {
            List<String> words = Arrays.asList(line.split(" +"));
            boolean isForOne = Character.isDigit(line.charAt(0));
            if (!isForOne || words.get(0).equals("1." + minor)) {
                apply(line, isForOne ? words.subList(1, words.size()) : words, schema);
            }
        }
    }

    private void apply(String line, List<String> words, Schema schema) {
        if (words.get(0).endsWith("kind")) {
            Kind kind = new Kind(words.get(2), words.get(1));
            boolean isMet = words.get(0).equals("kind")
                    ? schema.kinds().containsKey(kind)
                    : schema.kinds().remove(kind) != null;
            unmet.removeIf(each -> isMet && each.equals(line));
            return;
        }
        int dot = words.get(1).indexOf('.');
        SortedMap<String, Field> fields = schema.types().get(words.get(1).substring(0, dot));
        String name = words.get(1).substring(dot + 1);
        if (fields != null && fields.containsKey(name)) {
            Field field = Objects.requireNonNull(fields.get(name));
            fields.put(
                    name, change(words.get(0), words.subList(2, words.size())).apply(field));
            unmet.remove(line);
        }
    }

    private static UnaryOperator<Field> change(String verb, List<String> values) {
        return switch (verb) {
            case "enum" -> field -> new Field(field.type(), field.required(), values);
            case "choice" ->
                field -> new Field(
                        field.type(),
                        field.required(),
                        Stream.concat(Stream.of("!" + values.get(0)), values.stream().skip(1))
                                .toList());
            case "type" -> field -> new Field(values.get(0), field.required(), field.values());
            case "required" -> field -> new Field(field.type(), true, field.values());
            case "optional" -> field -> new Field(field.type(), false, field.values());
            default -> throw new IllegalArgumentException("unknown word in the overlay: " + verb);
        };
    }

    /** Fails when an entry met no kind or field of any minor. */
    void requireAllMet() {
        if (!unmet.isEmpty()) {
            throw new IllegalStateException("the overlay names what no minor has: " + unmet);
        }
    }
}
