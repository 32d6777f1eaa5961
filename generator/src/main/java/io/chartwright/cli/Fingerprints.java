package io.chartwright.cli;

import io.chartwright.model.Content;
import io.chartwright.model.Finding;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Names findings so that each keeps its name from one version of the files to the next: lines may move, and other
 * findings may come and go.
 */
final class Fingerprints {
    private static final Pattern LINE = Pattern.compile("\\bline \\d+");

    private final Map<String, Integer> seen = new HashMap<>();

    /** Returns the name; findings that differ in their line only are counted in the order in which they are asked for. */
    String of(Finding finding) {
        String problem = LINE.matcher(finding.problem()).replaceAll("line N");
        String text = String.join("\n", finding.rule(), finding.location().file(), finding.object(), problem);
        int count = seen.merge(text, 1, Integer::sum);
        return Content.of(text + "\n" + count).digest().hex().substring(0, 32);
    }
}
