package io.chartwright.kubernetes;

/** Labels and annotations, from {@code apimachinery/pkg/api/validation} and {@code apis/meta/v1/validation}. */
final class Labels {
    private static final int MOST_ANNOTATION_BYTES = 256 * 1024;

    private Labels() {}

    /** Checks a mapping of labels. */
    static void check(Place labels) {
        for (Place label : labels.fields()) {
            key(label, label.key());
            label.must(Names.LABEL_VALUE);
        }
    }

    /** Checks a text as the key of a label, and says at the place what is wrong with it. */
    static void key(Place place, String key) {
        Names.QUALIFIED_NAME.problemOf(key).ifPresent(problem -> place.refuse(problem, Names.QUALIFIED_NAME.fix()));
    }

    /** Checks a mapping of annotations. */
    static void annotations(Place annotations) {
        long bytes = 0;
        for (Place annotation : annotations.fields()) {
            key(annotation, annotation.key().toLowerCase(java.util.Locale.ROOT));
            bytes += utf8(annotation.key()) + utf8(annotation.textOrEmpty());
        }
        if (bytes > MOST_ANNOTATION_BYTES) {
            annotations.refuse(
                    "annotations are " + bytes + " bytes together, more than " + MOST_ANNOTATION_BYTES,
                    "keep large data in a ConfigMap");
        }
    }

    private static int utf8(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    }
}
