package io.chartwright.diff;

import java.util.Set;
import java.util.regex.Pattern;

/** Fields that differ with every version of a chart or follow from other fields, and say nothing else. */
final class Noise {
    private static final Set<String> VERSION_LABELS =
            Set.of("helm.sh/chart", "app.kubernetes.io/version", "chart", "app.kubernetes.io/chart");

    private static final Pattern CHECKSUM = Pattern.compile("(?i)(.*[/.-])?(checksum|sha256|hash)([/.-].*)?");

    private Noise() {}

    /** Returns whether the field is a label that holds the version of the chart or its program. */
    static boolean isVersion(FieldPath path) {
        return path.parent().equals("labels") && VERSION_LABELS.contains(path.last());
    }

    /** Returns whether the field says of other texts that they changed. */
    static boolean isChecksum(FieldPath path) {
        return path.parent().equals("annotations")
                && CHECKSUM.matcher(path.last()).matches();
    }
}
