package io.chartwright.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a chart is made of: the files of one folder of chart templates.
 *
 * @param name the folder's name, which is the chart's name
 * @param folder path of the folder relative to the project, for locations
 * @param files every file by its path in the folder, sorted by path
 */
public record ChartSource(String name, String folder, Map<String, ChartFile> files) {
    /** The file that describes the chart's values; their only source. */
    public static final String VALUES_MODEL = "values.schema.yaml";

    public ChartSource {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
    }

    /** Returns the path of a file relative to the project. */
    public String pathOf(String file) {
        return folder + "/" + file;
    }
}
