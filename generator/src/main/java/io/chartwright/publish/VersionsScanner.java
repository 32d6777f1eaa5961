package io.chartwright.publish;

import io.chartwright.publish.IndexLayout.Item;
import io.chartwright.publish.IndexLayout.Versions;
import io.chartwright.publish.YamlLines.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Follows the lines below one chart name of an index. */
final class VersionsScanner {

    private final YamlLines lines;
    private final int nameColumn;
    private final Optional<Span> nothing;
    private final boolean isKept;
    private final int start;
    private final List<Item> items = new ArrayList<>();

    private Optional<EntryLines> skipper = Optional.empty();
    private int itemColumn = -1;
    private int keyColumn = -1;
    private int itemStart = -1;
    private Kind lastKind = Kind.NOTHING;
    private Optional<Span> version = Optional.empty();
    private Optional<Span> digest = Optional.empty();

    /**
     * Creates a follower; the lines stand at the chart's name.
     *
     * @param nothing what is written on the name's line, if something is
     * @param isKept whether the versions are wanted
     */
    VersionsScanner(YamlLines lines, int nameColumn, Optional<Span> nothing, boolean isKept) {
        this.lines = lines;
        this.nameColumn = nameColumn;
        this.nothing = nothing;
        this.isKept = isKept;
        this.start = lines.nextStart();
    }

    boolean isKept() {
        return isKept;
    }

    /** Passes over the lines of versions that are not wanted, as far as they need no thought. */
    void skip() {
        if (isKept || keyColumn < 0) {
            return;
        }
        if (skipper.isEmpty()) {
            skipper = Optional.of(lines.entries(itemColumn, keyColumn));
        }
        EntryLines entries = skipper.get();
        lines.goTo(entries.skip(lines.nextStart(), lastKind == Kind.NOTHING));
        lastKind = entries.isOpen() ? Kind.NOTHING : Kind.TEXT;
    }

    /** Takes the line that the lines stand at. */
    void line() {
        int column = lines.column();
        if (column < nameColumn || nothing.isPresent()) {
            throw unclear("this line belongs to no chart");
        }
        if (itemColumn < 0) {
            itemColumn = column;
        }
        if (column == itemColumn && lines.dashes() > 0) {
            item();
        } else if (itemStart < 0 || column <= itemColumn) {
            throw unclear("what stands under a chart name is a list of versions");
        } else if (keyColumn < 0 || (column == keyColumn && lines.dashes() == 0)) {
            keyColumn = column;
            key();
        } else if (column < keyColumn || lastKind != Kind.NOTHING) {
            throw unclear("this line belongs to no key");
        }
    }

    /** Returns what was found; the lines stand behind the chart. */
    Versions versions() {
        leaveItem();
        return new Versions(itemColumn, nothing, start, items);
    }

    private void item() {
        leaveItem();
        if (lines.dashes() > 1) {
            throw unclear("a version is a mapping");
        }
        itemStart = lines.start();
        keyColumn = lines.contentColumn();
        if (keyColumn >= 0) {
            key();
        }
    }

    private void key() {
        if (!lines.hasKey() || lines.keyIs("<<")) {
            throw unclear("a version is a mapping in lines of the form 'key: value'");
        }
        lastKind = lines.kind();
        if (!isKept) {
            return;
        }
        if (isKey("version")) {
            version = once(version);
        } else if (isKey("digest")) {
            digest = once(digest);
        }
    }

    private boolean isKey(String word) {
        return lines.keyIs(word) || lines.keyIs('"' + word + '"') || lines.keyIs("'" + word + "'");
    }

    private Optional<Span> once(Optional<Span> before) {
        if (before.isPresent()) {
            throw unclear("the key is there twice");
        }
        if (lines.kind() != Kind.TEXT) {
            throw unclear("the value of the key is not text");
        }
        return Optional.of(lines.value());
    }

    private void leaveItem() {
        if (itemStart >= 0 && isKept) {
            items.add(new Item(itemStart, lines.previousEnd(), version, digest));
        }
        version = Optional.empty();
        digest = Optional.empty();
        lastKind = Kind.NOTHING;
    }

    private UnclearIndexException unclear(String problem) {
        return new UnclearIndexException(problem, lines.start());
    }
}
