package io.chartwright.publish;

import io.chartwright.publish.IndexLayout.Item;
import io.chartwright.publish.IndexLayout.Versions;
import io.chartwright.publish.RepositoryIndex.Edit;
import io.chartwright.yaml.JsonWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** An index that is written as JSON, in one line or in many. A version is written as those around it are. */
final class JsonIndex implements IndexForm {

    private final byte[] text;
    private final String chart;
    private final JsonScanner json;
    private final Predicate<String> kept;
    private final Map<String, Versions> charts = new LinkedHashMap<>();
    private final Set<String> topKeys = new HashSet<>();

    private String gap = "";
    private int end;
    private Optional<Span> generated = Optional.empty();
    private Optional<Span> entries = Optional.empty();
    private Optional<Span> versions = Optional.empty();
    private int firstName = -1;
    private int before = -1;

    private JsonIndex(byte[] text, String chart, Predicate<String> kept) {
        this.text = text;
        this.chart = chart;
        this.kept = kept;
        this.json = new JsonScanner(text);
    }

    /**
     * Returns the index that the text is.
     *
     * @throws UnclearIndexException when it is none
     */
    static JsonIndex read(byte[] text, String chart) {
        JsonIndex index = new JsonIndex(text, chart, chart::equals);
        index.read();
        return index;
    }

    /** Returns the versions of every chart, in the order of the text. */
    static Map<String, Versions> everything(byte[] text) {
        JsonIndex index = new JsonIndex(text, "", name -> true);
        index.read();
        return index.charts;
    }

    @Override
    public List<Item> items() {
        return Optional.ofNullable(charts.get(chart)).map(Versions::items).orElse(List.of());
    }

    @Override
    public List<Edit> edits(IndexEntry entry) {
        List<Edit> edits = new ArrayList<>();
        generated
                .filter(span -> IndexText.isBefore(text, span, entry.created()))
                .ifPresent(
                        span -> edits.add(new Edit(span, '"' + entry.created().toString() + '"')));
        List<Item> old = IndexForm.of(text, items(), entry.id().version());
        if (old.isEmpty()) {
            edits.add(insertion(entry));
        } else {
            replace(old, entry, edits);
        }
        edits.sort(Comparator.comparingInt(edit -> edit.at().start()));
        return List.copyOf(edits);
    }

    /** Puts the entry where the version is there first, and nothing where it is there again. */
    private void replace(List<Item> old, IndexEntry entry, List<Edit> edits) {
        Item first = old.get(0);
        String object = object(entry, json.blanksBefore(first.start()));
        edits.add(new Edit(new Span(first.start(), first.end()), object));
        for (Item again : old.subList(1, old.size())) {
            // The one before it ends where the comma between them begins.
            int before = items().get(items().indexOf(again) - 1).end();
            edits.add(new Edit(new Span(before, again.end()), ""));
        }
    }

    private void read() {
        json.next();
        end = json.object(this::topMember);
        json.end();
        if (!topKeys.contains("apiVersion")) {
            throw new UnclearIndexException("an index of a chart repository has 'apiVersion'", 0);
        }
    }

    private void topMember(String key, Span written) {
        gap = topKeys.isEmpty() ? json.blanksBefore(written.start()) : gap;
        topKeys.add(key);
        int start = json.at();
        if (key.equals("entries") && json.next() == '{') {
            json.object(this::chart);
            entries = Optional.of(new Span(start, json.at()));
        } else if (key.equals("entries")) {
            entries = Optional.of(nothing("'entries' is an object of chart names"));
        } else {
            Span value = json.value();
            generated = key.equals("generated") && text[start] == '"' ? Optional.of(value) : generated;
        }
    }

    private void chart(String name, Span written) {
        firstName = firstName < 0 ? written.start() : firstName;
        if (before < 0 && name.compareTo(chart) > 0) {
            before = written.start();
        }
        int start = json.at();
        if (json.next() != '[') {
            Span span = nothing("what stands under a chart name is an array of versions");
            versions = name.equals(chart) ? Optional.of(span) : versions;
        } else if (kept.test(name)) {
            List<Item> items = new ArrayList<>();
            json.array(() -> items.add(version()));
            charts.put(name, new Versions(-1, Optional.empty(), start + 1, items));
            versions = name.equals(chart) ? Optional.of(new Span(start, json.at())) : versions;
        } else {
            json.value();
        }
    }

    private Item version() {
        int start = json.at();
        Fields fields = new Fields();
        int last = json.object(fields::member);
        return new Item(start, last + 1, fields.version, fields.digest);
    }

    /** The fields of a version that matter. */
    private final class Fields {
        private Optional<Span> version = Optional.empty();
        private Optional<Span> digest = Optional.empty();

        private void member(String key, Span written) {
            if (key.equals("version")) {
                version = Optional.of(json.string());
            } else if (key.equals("digest")) {
                digest = Optional.of(json.string());
            } else {
                json.value();
            }
        }
    }

    private Span nothing(String otherwise) {
        int start = json.at();
        Span value = json.value();
        if (!value.of(text).equals("null")) {
            throw new UnclearIndexException(otherwise, start);
        }
        return value;
    }

    private Edit insertion(IndexEntry entry) {
        if (!items().isEmpty()) {
            return item(IndexForm.newer(text, items(), entry.id().version()), entry);
        }
        String step = gap.substring(gap.lastIndexOf('\n') + 1);
        String names = firstName >= 0 ? json.blanksBefore(firstName) : gap + step;
        String array = "[" + names + step + object(entry, names + step) + names + "]";
        if (versions.isPresent()) {
            return new Edit(versions.get(), array);
        }
        String member = JsonWriter.quote(chart) + (gap.isEmpty() ? ":" : ": ") + array;
        if (firstName >= 0) {
            return before >= 0
                    ? new Edit(new Span(before, before), member + "," + names)
                    : after(entries.orElseThrow().end() - 1, "," + names + member);
        }
        String object = "{" + names + member + gap + "}";
        return entries.map(span -> new Edit(span, object))
                .orElseGet(() -> after(end, "," + gap + "\"entries\": " + object));
    }

    private Edit item(int place, IndexEntry entry) {
        List<Item> items = items();
        String space = json.blanksBefore(items.get(0).start());
        String object = object(entry, space);
        if (place < items.size()) {
            int at = items.get(place).start();
            return new Edit(new Span(at, at), object + "," + space);
        }
        return after(items.get(place - 1).end(), "," + space + object);
    }

    /** Returns the insertion behind the last text before the offset. */
    private Edit after(int offset, String with) {
        int at = offset - json.blanksBefore(offset).length();
        return new Edit(new Span(at, at), with);
    }

    private String object(IndexEntry entry, String space) {
        return object(entry, space, gap.isEmpty());
    }

    /**
     * Returns the entry as an object.
     *
     * @param space the white space before it
     * @param isInOneLine whether it has no white space in it
     */
    static String object(IndexEntry entry, String space, boolean isInOneLine) {
        return new JsonWriter()
                .write(entry.fields())
                .lines()
                .map(line -> isInOneLine ? line.strip() : line)
                .collect(Collectors.joining(space));
    }
}
