package io.chartwright.helm;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One YAML document of Helm's output.
 *
 * @param template the path, in the chart, of the template it came from; empty when Helm does not say
 * @param text the document
 */
public record Manifest(String template, String text) {
    /** The annotation by which Helm knows a hook. */
    public static final String HOOK = "helm.sh/hook";

    /** What stands in a manifest instead of {@link #HOOK}, because Helm would keep the object to itself (decision 2). */
    public static final String HIDDEN_HOOK = "chartwright.io/hook";

    private static final Pattern SEPARATOR = Pattern.compile("(?m)^---[ \\t]*$");
    private static final Pattern SOURCE = Pattern.compile("(?m)\\A\\s*# Source: [^/\\n]+/(\\S.*)$");

    /** Returns the document without the line that names its template. */
    String withoutSource() {
        return SOURCE.matcher(text).replaceFirst("").replaceFirst("\\A\\s*\\n", "");
    }

    /** Returns the documents of Helm's output that hold more than blanks and comments. */
    static List<Manifest> split(String output) {
        List<Manifest> manifests = new ArrayList<>();
        for (String text : SEPARATOR.split(output, -1)) {
            boolean isEmpty = text.lines().allMatch(line -> line.isBlank() || line.startsWith("#"));
            if (!isEmpty) {
                Matcher source = SOURCE.matcher(text);
                manifests.add(new Manifest(source.find() ? source.group(1) : "", text));
            }
        }
        return manifests;
    }
}
