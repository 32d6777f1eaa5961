package io.chartwright.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the files and the default values of a chart were written by a person.
 *
 * @param files the file that each file of the chart was made from, by the path in the chart
 * @param defaults the default values, located where they were written
 * @param lines the lines of files that were made from templates
 * @param warnings what is to be said of the sources although the chart can be made of them
 */
public record Sources(Map<String, String> files, Mapping defaults, Lines lines, List<Finding> warnings) {

    /** Finds the line of a template that a line of a chart's file was made from. */
    @FunctionalInterface
    public interface Lines {

        /** Returns the place; empty when it is not known for certain. */
        Optional<Location> find(String path, int line, int column);
    }

    public Sources {
        files = Map.copyOf(files);
        warnings = List.copyOf(warnings);
    }

    /** Creates sources of which nothing is to be said. */
    public Sources(Map<String, String> files, Mapping defaults, Lines lines) {
        this(files, defaults, lines, List.of());
    }

    /** Returns the sources of a chart that was made from nothing else. */
    public static Sources itself() {
        return new Sources(
                Map.of(), Mapping.empty(Location.of("values.yaml")), (path, line, column) -> Optional.empty());
    }

    /** Returns the file that a user would edit to change the chart's file. */
    String of(String path) {
        return files.getOrDefault(path, path);
    }

    /** Returns the place that a user would edit; the file as a whole when the line is not known. */
    Location of(Location inChart) {
        String path = inChart.file();
        String source = of(path);
        boolean isSame = source.equals(path) || source.endsWith("/" + path);
        if (isSame) {
            return new Location(source, inChart.line(), inChart.column());
        }
        return lines.find(path, inChart.line(), inChart.column()).orElse(Location.of(source));
    }
}
