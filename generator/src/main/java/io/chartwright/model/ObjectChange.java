package io.chartwright.model;

import java.util.List;

/**
 * What becomes of a rendered object, the same in some overlays.
 *
 * @param object its kind and name, {@code Kind/name}; with {@code  in namespace} when that is not the release's
 * @param change what becomes of it
 * @param overlays where it is seen
 * @param effects what that does to a release, the worst first
 * @param fields the fields that differ; of an object that came or went, one that stands for all of it
 */
public record ObjectChange(
        String object, Change change, List<String> overlays, List<Effect> effects, List<Field> fields) {

    /**
     * A field that differs. Texts that may be secret are replaced in both states.
     *
     * @param path the field's path in the object; empty for the object as a whole
     * @param change what becomes of it
     * @param before what it held, as YAML or as text of several lines; empty when it was not there. Of texts that have only
     *     the lines that differ in common, that of the first overlay
     * @param after what it holds
     * @param lines both as one list: {@code -} before lines that went, {@code +} before lines that came, a blank before
     *     lines that are the same, and {@code @@} for more of those
     * @param isFolded whether it differs with every version of a chart, and says nothing else
     */
    public record Field(String path, Change change, String before, String after, List<String> lines, boolean isFolded) {

        public Field {
            lines = List.copyOf(lines);
        }
    }

    public ObjectChange {
        overlays = List.copyOf(overlays);
        effects = effects.stream().sorted().toList();
        fields = List.copyOf(fields);
    }

    /** Returns whether there is more to show than what is folded. */
    public boolean isWorthShowing() {
        return !effects.isEmpty() || fields.stream().anyMatch(field -> !field.isFolded());
    }
}
