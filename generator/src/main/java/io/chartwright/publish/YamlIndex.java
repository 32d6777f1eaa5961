package io.chartwright.publish;

import io.chartwright.publish.IndexLayout.Charts;
import io.chartwright.publish.IndexLayout.Item;
import io.chartwright.publish.IndexLayout.Versions;
import io.chartwright.publish.RepositoryIndex.Edit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** An index that is written as block YAML. */
final class YamlIndex implements IndexForm {

    private static final String STEP = "  ";

    private final byte[] text;
    private final IndexLayout layout;

    private YamlIndex(byte[] text, IndexLayout layout) {
        this.text = text;
        this.layout = layout;
    }

    /**
     * Returns the index that the text is.
     *
     * @throws UnclearIndexException when it is none, or is written so that it cannot be changed safely
     */
    static YamlIndex read(byte[] text, String chart) {
        return new YamlIndex(text, new IndexScanner(text, chart).scan());
    }

    @Override
    public List<Item> items() {
        return layout.chart().map(Versions::items).orElse(List.of());
    }

    @Override
    public List<Edit> edits(IndexEntry entry) {
        List<Edit> edits = new ArrayList<>();
        layout.generated()
                .filter(span -> IndexText.isBefore(text, span, entry.created()))
                .ifPresent(span -> edits.add(edit(span, '"' + entry.created().toString() + '"')));
        layout.entries().flatMap(Charts::nothing).ifPresent(span -> edits.add(edit(span, "")));
        layout.chart().flatMap(Versions::nothing).ifPresent(span -> edits.add(edit(span, "")));
        List<Item> old = IndexForm.of(text, items(), entry.id().version());
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
        int newer = IndexForm.newer(text, items(), entry.id().version());
        int at = newer == 0 ? chart.start() : items().get(newer - 1).end();
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
}
