package io.chartwright.packaging;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The order in which Helm writes the files of a chart: the files it knows by name, then templates, then the rest, then
 * subcharts; each group as a walk through sorted folders finds them.
 */
final class FileOrder implements Comparator<String> {

    private static final List<String> FIRST = List.of("Chart.yaml", "Chart.lock", "values.yaml", "values.schema.json");
    private static final int TEMPLATES = FIRST.size();
    private static final int REST = TEMPLATES + 1;
    private static final int SUBCHARTS = REST + 1;

    @Override
    public int compare(String left, String right) {
        int byGroup = Integer.compare(group(left), group(right));
        return byGroup != 0 ? byGroup : compareWalked(left.split("/", -1), right.split("/", -1));
    }

    private static int group(String path) {
        int known = FIRST.indexOf(path);
        if (known >= 0) {
            return known;
        }
        if (path.startsWith("templates/")) {
            return TEMPLATES;
        }
        return path.startsWith("charts/") ? SUBCHARTS : REST;
    }

    private static int compareWalked(String[] left, String[] right) {
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            int order = Arrays.compareUnsigned(
                    left[i].getBytes(StandardCharsets.UTF_8), right[i].getBytes(StandardCharsets.UTF_8));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.length, right.length);
    }
}
