package io.chartwright.publish;

import io.chartwright.publish.IndexLayout.Charts;
import io.chartwright.publish.IndexLayout.Versions;
import io.chartwright.publish.YamlLines.Kind;
import io.chartwright.publish.store.PublishException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;

/**
 * Finds where things stand in the text of an index in one pass, without a tree: only what one chart needs is kept.
 * Refuses what it does not understand.
 */
final class IndexScanner {

    private static final int LARGE = 1 << 20;

    private final byte[] text;
    private final String chart;
    private final YamlLines lines;
    private final Set<String> topKeys = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    private boolean inEntries;
    private Kind topKind = Kind.NOTHING;
    private Optional<Span> generated = Optional.empty();
    private Optional<Span> nothing = Optional.empty();
    private int nameColumn = -1;
    private int insertion = -1;
    private int entriesEnd = -1;
    private String currentName = "";
    private Optional<VersionsScanner> current = Optional.empty();
    private final Predicate<String> kept;
    private final Map<String, Versions> found = new LinkedHashMap<>();

    /** Creates a scanner that keeps the versions of one chart. */
    IndexScanner(byte[] text, String chart) {
        this(text, chart, chart::equals);
    }

    private IndexScanner(byte[] text, String chart, Predicate<String> kept) {
        this.text = text;
        this.chart = chart;
        this.kept = kept;
        this.lines = new YamlLines(text);
    }

    /** Returns the versions of every chart, in the order of the text. */
    static Map<String, Versions> everything(byte[] text) {
        IndexScanner scanner = new IndexScanner(text, "", name -> true);
        scanner.scan();
        return scanner.found;
    }

    /** Returns the layout. */
    IndexLayout scan() {
        FutureTask<Boolean> characters = new FutureTask<>(this::checkCharacters, true);
        if (text.length > LARGE) {
            // Another core has time for it.
            new Thread(characters, "characters of the index").start();
        } else {
            characters.run();
        }
        IndexLayout layout;
        try {
            layout = layout();
        } catch (UnclearIndexException e) {
            await(characters);
            throw e;
        }
        await(characters);
        return layout;
    }

    private static void await(FutureTask<Boolean> characters) {
        try {
            characters.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof UnclearIndexException unclear ? unclear : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PublishException("the check of the index was interrupted");
        }
    }

    private IndexLayout layout() {
        while (nextLine()) {
            if (lines.column() == 0 && lines.dashes() == 0) {
                topKey();
            } else if (inEntries) {
                entryLine();
            } else if (topKind != Kind.NOTHING || topKeys.isEmpty()) {
                throw unclear("this line belongs to no key");
            }
        }
        leaveEntries();
        if (lines.kind() == Kind.BLOCK && text[text.length - 1] != '\n') {
            // A line after it would give it the line feed that it lacks.
            throw unclear("a block of text ends the file without a line feed");
        }
        if (!topKeys.contains("apiVersion")) {
            throw new UnclearIndexException("an index of a chart repository begins with 'apiVersion: v1'", 0);
        }
        boolean isThere = topKeys.contains("entries");
        Charts charts = new Charts(nameColumn, nothing, insertion < 0 ? entriesEnd : insertion);
        return new IndexLayout(
                generated, isThere ? Optional.of(charts) : Optional.empty(), Optional.ofNullable(found.get(chart)));
    }

    private boolean nextLine() {
        current.ifPresent(VersionsScanner::skip);
        return lines.next();
    }

    /** Refuses bytes that some YAML reader takes for the end of a line, and those that none takes. */
    private void checkCharacters() {
        for (int i = TextSearch.unusual(text, 0); i < text.length; i = TextSearch.unusual(text, i + 1)) {
            byte b = text[i];
            boolean isReturn = b == '\r' && isAt(i + 1, '\n');
            if (b >= 0 && b != '\t' && !isReturn) {
                throw new UnclearIndexException("a control character stands here", i);
            }
            if ((b == (byte) 0xc2 && isAt(i + 1, 0x85)) || (b == (byte) 0xe2 && isAt(i + 1, 0x80) && isSeparator(i))) {
                throw new UnclearIndexException("a line separator of Unicode stands here", i);
            }
        }
    }

    private boolean isSeparator(int at) {
        return isAt(at + 2, 0xa8) || isAt(at + 2, 0xa9);
    }

    private boolean isAt(int at, int value) {
        return at < text.length && (text[at] & 0xff) == value;
    }

    private void topKey() {
        if (!lines.hasKey()) {
            throw unclear("an index is a mapping in lines of the form 'key: value'");
        }
        leaveEntries();
        String key = IndexText.decode(text, lines.key());
        if (!topKeys.add(key)) {
            throw unclear("the key '" + key + "' is there twice");
        }
        topKind = lines.kind();
        if (key.equals("entries")) {
            inEntries = true;
            entriesEnd = lines.start();
            nothing = writtenNothing("{}", true);
        } else if (key.equals("generated") && lines.kind() == Kind.TEXT) {
            generated = Optional.of(lines.value());
        }
    }

    private void entryLine() {
        if (lines.column() == 0 || nothing.isPresent()) {
            throw unclear("'entries' is a mapping of chart names");
        }
        if (nameColumn < 0) {
            nameColumn = lines.column();
            insertion = -1;
        }
        if (lines.column() == nameColumn && lines.dashes() == 0) {
            name();
        } else {
            current.orElseThrow(() -> unclear("a version stands before any chart name"))
                    .line();
        }
    }

    private void name() {
        if (!lines.hasKey()) {
            throw unclear("this is no chart name");
        }
        leaveChart();
        String name = IndexText.decode(text, lines.key());
        if (!names.add(name)) {
            throw unclear("the chart '" + name + "' is there twice");
        }
        if (insertion < 0 && name.compareTo(chart) > 0) {
            insertion = lines.previousEnd();
        }
        boolean isKept = kept.test(name);
        currentName = name;
        current = Optional.of(new VersionsScanner(lines, nameColumn, writtenNothing("[]", isKept), isKept));
    }

    private void leaveEntries() {
        leaveChart();
        if (inEntries) {
            entriesEnd = lines.previousEnd();
            inEntries = false;
        }
    }

    private void leaveChart() {
        if (current.isPresent() && current.get().isKept()) {
            found.put(currentName, current.get().versions());
        }
        current = Optional.empty();
    }

    /** Returns what stands on the key's line for no children, if something does. */
    private Optional<Span> writtenNothing(String brackets, boolean mustBeEmpty) {
        if (lines.kind() == Kind.NOTHING) {
            return Optional.empty();
        }
        boolean isFlow = lines.kind() == Kind.FLOW;
        String value = lines.value().of(text);
        boolean isNothing = isFlow && value.replaceAll("\\s", "").equals(brackets);
        boolean isNull = value.equals("null") || value.equals("~");
        if (!isNothing && !isNull && (mustBeEmpty || !isFlow)) {
            throw unclear("what stands here is not in lines of its own");
        }
        int start = lines.value().start();
        while (text[start - 1] == ' ' || text[start - 1] == '\t') {
            start--;
        }
        return Optional.of(new Span(start, lines.value().end()));
    }

    private UnclearIndexException unclear(String problem) {
        return new UnclearIndexException(problem, lines.start());
    }
}
