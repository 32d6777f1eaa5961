package io.chartwright.publish;

import io.chartwright.model.Version;
import io.chartwright.publish.IndexLayout.Item;
import io.chartwright.publish.RepositoryIndex.Edit;
import java.util.List;

/** The way that an index is written, with what was found in it for one chart. */
interface IndexForm {

    /** Returns the versions of the chart in their order. */
    List<Item> items();

    /**
     * Returns the changes that add the version, or put it in place of what is said of it, in the order of the text.
     *
     * @throws UnclearIndexException when there is no safe place for it
     */
    List<Edit> edits(IndexEntry entry);

    /** Returns how many versions stand before the place of this one: those that are newer, up to the first that is not. */
    static int newer(byte[] text, List<Item> items, Version version) {
        int count = 0;
        while (count < items.size()
                && items.get(count)
                        .version(text)
                        .filter(there -> there.compareTo(version) > 0)
                        .isPresent()) {
            count++;
        }
        return count;
    }

    /** Returns what is said of the version, which should be once at most. */
    static List<Item> of(byte[] text, List<Item> items, Version version) {
        return items.stream()
                .filter(item -> item.version(text).filter(version::equals).isPresent())
                .toList();
    }
}
