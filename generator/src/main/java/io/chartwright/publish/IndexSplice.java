package io.chartwright.publish;

import io.chartwright.model.Version;
import io.chartwright.publish.IndexLayout.Charts;
import io.chartwright.publish.IndexLayout.Item;
import io.chartwright.publish.IndexLayout.Versions;
import io.chartwright.publish.RepositoryIndex.Edit;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The changes of an index's text that add one version of a chart. */
final class IndexSplice {

    private static final String STEP = "  ";

    private final byte[] text;
    private final IndexLayout layout;
    private final List<Item> items;
    private final Function<Item, Optional<Version>> versionOf;

    /**
     * Creates a splice.
     *
     * @param items the versions of the chart that are there
     * @param versionOf reads a version; empty when it is none
     */
    IndexSplice(byte[] text, IndexLayout layout, List<Item> items, Function<Item, Optional<Version>> versionOf) {
        this.text = text;
        this.layout = layout;
        this.items = items;
        this.versionOf = versionOf;
    }

    /** Returns the changes in the order of the text. */
    List<Edit> edits(IndexEntry entry) {
        List<Edit> edits = new ArrayList<>();
        layout.generated()
                .filter(span -> isBefore(span, entry.created()))
                .ifPresent(span -> edits.add(edit(span, '"' + entry.created().toString() + '"')));
        layout.entries().flatMap(Charts::nothing).ifPresent(span -> edits.add(edit(span, "")));
        layout.chart().flatMap(Versions::nothing).ifPresent(span -> edits.add(edit(span, "")));
        List<Item> old = items.stream().filter(item -> isVersionOf(item, entry)).toList();
        if (old.isEmpty()) {
            edits.add(layout.chart().map(chart -> version(chart, entry)).orElseGet(() -> chart(entry)));
        } else {
            replace(old, entry, edits);
        }
        // What is written for nothing stands before an insertion at the same place.
        edits.sort(Comparator.comparingInt((Edit edit) -> edit.at().start())
                .thenComparingInt(edit -> -edit.at().end()));
        return List.copyOf(edits);
    }

    private boolean isVersionOf(Item item, IndexEntry entry) {
        return versionOf.apply(item).filter(entry.id().version()::equals).isPresent();
    }

    /** Puts the entry where the version is there first, and nothing where it is there again. */
    private void replace(List<Item> old, IndexEntry entry, List<Edit> edits) {
        int column = layout.chart().map(Versions::column).orElse(0);
        String lines = entry.lines(" ".repeat(column));
        for (Item item : old) {
            edits.add(edit(new Span(item.start(), item.end()), lines));
            lines = "";
        }
    }

    private Edit version(Versions chart, IndexEntry entry) {
        int column = chart.column() >= 0
                ? chart.column()
                : layout.entries().map(Charts::column).orElse(0);
        int at = chart.start();
        for (Item item : items) {
            boolean isNewer = versionOf
                    .apply(item)
                    .filter(version -> version.compareTo(entry.id().version()) > 0)
                    .isPresent();
            if (!isNewer) {
                break;
            }
            at = item.end();
        }
        return insertion(at, entry.lines(" ".repeat(column)));
    }

    private Edit chart(IndexEntry entry) {
        Optional<Charts> charts = layout.entries();
        int column = charts.map(Charts::column).filter(known -> known >= 0).orElse(STEP.length());
        String indent = " ".repeat(column);
        String lines = indent + entry.key() + ":\n" + entry.lines(indent);
        return charts.map(there -> insertion(there.insertion(), lines))
                .orElseGet(() -> insertion(text.length, "entries:\n" + lines));
    }

    /** Returns the insertion of whole lines at the start of a line or the end of the text. */
    private Edit insertion(int at, String lines) {
        boolean endsOpen = at == text.length && at > 0 && text[at - 1] != '\n';
        return edit(new Span(at, at), endsOpen ? "\n" + lines : lines);
    }

    private Edit edit(Span at, String with) {
        return new Edit(at, isDosText() ? with.replace("\n", "\r\n") : with);
    }

    private boolean isDosText() {
        for (int i = 1; i < text.length; i++) {
            if (text[i] == '\n') {
                return text[i - 1] == '\r';
            }
        }
        return false;
    }

    private boolean isBefore(Span span, Instant time) {
        try {
            return OffsetDateTime.parse(IndexText.decode(text, span))
                    .toInstant()
                    .isBefore(time);
        } catch (DateTimeException e) {
            // What stands there is not ours to judge, and no reader of an index needs it.
            return false;
        }
    }
}
