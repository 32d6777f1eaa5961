package io.chartwright.publish;

import io.chartwright.publish.IndexLayout.Item;
import io.chartwright.publish.RepositoryIndex.Edit;
import io.chartwright.yaml.JsonWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** An index that is written as JSON, in one line or in many. A version is written as those around it are. */
final class JsonIndex implements IndexForm {

    private final byte[] text;
    private final String chart;
    private final JsonScanner json;
    private final List<Item> items = new ArrayList<>();
    private final Set<String> topKeys = new HashSet<>();

    private String gap = "";
    private int end;
    private Optional<Span> generated = Optional.empty();
    private Optional<Span> entries = Optional.empty();
    private Optional<Span> versions = Optional.empty();
    private int firstName = -1;
    private int before = -1;

    private JsonIndex(byte[] text, String chart) {
        this.text = text;
        this.chart = chart;
        this.json = new JsonScanner(text);
    }

    /**
     * Returns the index that the text is.
     *
     * @throws UnclearIndexException when it is none
     */
    static JsonIndex read(byte[] text, String chart) {
        JsonIndex index = new JsonIndex(text, chart);
        index.read();
        return index;
    }

    @Override
    public List<Item> items() {
        return items;
    }

    @Override
    public List<Edit> edits(IndexEntry entry) {
        List<Edit> edits = new ArrayList<>();
        generated
                .filter(span -> IndexText.isBefore(text, span, entry.created()))
                .ifPresent(
                        span -> edits.add(new Edit(span, '"' + entry.created().toString() + '"')));
        edits.add(insertion(entry));
        edits.sort(Comparator.comparingInt(edit -> edit.at().start()));
        return List.copyOf(edits);
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
        } else if (name.equals(chart)) {
            json.array(this::version);
            versions = Optional.of(new Span(start, json.at()));
        } else {
            json.value();
        }
    }

    private void version() {
        int start = json.at();
        Fields fields = new Fields();
        int last = json.object(fields::member);
        items.add(new Item(start, last + 1, fields.version, fields.digest));
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
        if (!items.isEmpty()) {
            return item(IndexForm.newer(text, items, entry.id().version()), entry);
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
        return new JsonWriter()
                .write(entry.fields())
                .lines()
                .map(line -> gap.isEmpty() ? line.strip() : line)
                .collect(Collectors.joining(space));
    }
}
