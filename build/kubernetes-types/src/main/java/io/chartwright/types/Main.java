package io.chartwright.types;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Writes the table of Kubernetes' types from jars whose names begin with a minor, such as {@code 36-client-java.jar}. */
public final class Main {
    private static final String HEAD = """
            # Kinds and types of the Kubernetes API, made by build/kubernetes-types; do not edit.
            # First the kinds: kind, apiVersion, type. Then each type and its fields: name, ! when required, type, =values, or =!values
            # when the empty text is not as good as none. [] is a list, {} a map with text keys, | between what may stand there. At the end
            # of a line: the first and the last minor, if not all have it.
            """;

    private Main() {}

    /** Takes the folder of the jars, the overlay and the file to write. */
    public static void main(String[] arguments) {
        Overlay overlay = Overlay.read(Path.of(arguments[1]));
        SortedMap<Integer, Schema> schemas = read(Path.of(arguments[0]), overlay);
        schemas.forEach(overlay::apply);
        overlay.requireAllMet();
        schemas.replaceAll((minor, schema) -> schema.reachable());
        try {
            Files.writeString(Path.of(arguments[2]), HEAD + new Table(schemas).text());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + arguments[2], e);
        }
    }

    private static SortedMap<Integer, Schema> read(Path folder, Overlay overlay) {
        SortedMap<Integer, List<Path>> fabric8 = new TreeMap<>();
        SortedMap<Integer, Schema> schemas = new TreeMap<>();
        for (Path jar : jars(folder)) {
            String name = String.valueOf(jar.getFileName());
            int minor = Integer.parseInt(name.substring(0, name.indexOf('-')));
            if (name.contains("-fabric8-")) {
                fabric8.computeIfAbsent(minor, key -> new ArrayList<>()).add(jar);
            } else {
                schemas.put(minor, new ClientJava(ClassFiles.of(List.of(jar))).read());
            }
        }
        Map<Integer, Schema> described = Map.copyOf(schemas);
        fabric8.forEach((minor, paths) -> {
            Neighbours neighbours = new Neighbours(Stream.of(minor - 1, minor + 1)
                    .filter(described::containsKey)
                    .map(described::get)
                    .toList());
            schemas.put(minor, new Fabric8(ClassFiles.of(paths), neighbours, overlay.newKinds(minor)).read());
        });
        return schemas;
    }

    private static List<Path> jars(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }
}
