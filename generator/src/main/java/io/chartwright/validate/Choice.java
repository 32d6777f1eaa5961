package io.chartwright.validate;

import io.chartwright.kubernetes.Minor;
import io.chartwright.model.Chart;
import io.chartwright.model.Mapping;
import io.chartwright.model.Overlay;
import io.chartwright.model.TextFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a user wants to have validated.
 *
 * @param names the profiles or overlays; none means all
 * @param minors the Kubernetes minors; none means those that the chart claims
 * @param definitions the custom resource definitions that objects are held against, beside those that come with them
 */
public record Choice(List<String> names, List<Minor> minors, List<Mapping> definitions) {
    private static final Pattern VERSIONS = Pattern.compile("v?1\\.(\\d{1,3})(?:\\.\\d+)?(?:\\.\\.v?1\\.(\\d{1,3}))?");

    public Choice {
        names = List.copyOf(names);
        minors = List.copyOf(minors);
        definitions = List.copyOf(definitions);
    }

    /**
     * Returns the choice that words on the command line make.
     *
     * @param versions each a minor such as {@code 1.36}, a release of it, or a range such as {@code 1.30..1.37}
     * @throws IllegalArgumentException for a word of another form, or a minor that is not known
     */
    public static Choice of(List<String> names, List<String> versions) {
        TreeSet<Minor> minors = new TreeSet<>();
        for (String version : versions) {
            minors.addAll(range(version));
        }
        return new Choice(names, new ArrayList<>(minors), List.of());
    }

    /**
     * Returns this choice with every custom resource definition in the files.
     *
     * @throws io.chartwright.model.InvalidInputException when a file is no YAML
     */
    public Choice with(List<TextFile> files) {
        List<Mapping> more = new ArrayList<>(definitions);
        more.addAll(Definitions.in(files));
        return new Choice(names, minors, more);
    }

    private static List<Minor> range(String text) {
        Matcher matcher = VERSIONS.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no Kubernetes version such as 1.36, and no range such as 1.30..1.37");
        }
        Minor first = new Minor(Integer.parseInt(matcher.group(1)));
        Minor last = matcher.group(2) == null ? first : new Minor(Integer.parseInt(matcher.group(2)));
        List<Minor> known = Minor.known();
        List<Minor> between = known.stream()
                .filter(minor -> minor.compareTo(first) >= 0 && minor.compareTo(last) <= 0)
                .toList();
        if (between.size() != last.number() - first.number() + 1) {
            throw new IllegalArgumentException("'" + text + "' is not within the Kubernetes minors known here, "
                    + known.get(0) + " to " + known.get(known.size() - 1));
        }
        return between;
    }

    /**
     * Returns those of the overlays that are meant.
     *
     * @throws io.chartwright.model.UnknownNameException for a name that none of them has
     */
    public List<Overlay> of(Collection<Overlay> overlays) {
        return Selection.of(overlays, names);
    }

    /** Returns the minors that are meant for a chart; those that are known here when it claims none of them. */
    public List<Minor> minorsOf(Chart chart) {
        List<Minor> claimed = minors.isEmpty() ? Minors.of(chart.metadata()) : minors;
        return claimed.isEmpty() ? Minor.known() : claimed;
    }
}
