package io.chartwright.render;

import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Mapping.Entry;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which line of a template each line of what it renders to was made from, found by rendering a marked copy. Marks stand
 * right before the first character of a line that is no white space, so that they change nothing that is trimmed.
 */
final class LineMap {
    private static final char BEGIN = '\uf8b0';
    private static final char END = '\uf8b1';
    private static final Pattern MARK = Pattern.compile(BEGIN + "(\\d+)" + END);

    private static final Pattern TAG = Pattern.compile("\\[%.*?%]|\\[=.*?=]|\\[~.*?~]", Pattern.DOTALL);

    private final Location template;
    private final List<Location> places = new ArrayList<>();
    private final Map<Integer, Location> lines = new HashMap<>();

    /**
     * Renders the template with marks.
     *
     * @param template the template
     * @param fragments what it may include
     * @param data what it is rendered with
     * @param expected what it renders to without marks; a copy that renders to something else tells nothing
     */
    LineMap(SourceFile template, Map<String, SourceFile> fragments, Map<String, ?> data, String expected) {
        this.template = Location.of(template.path());
        Map<String, SourceFile> marked = new HashMap<>();
        fragments.forEach((name, fragment) -> marked.put(name, marked(fragment)));
        String text = new TemplateEngine(marked).render(marked(template), data, new ArrayList<>());
        if (MARK.matcher(text).replaceAll("").equals(expected)) {
            read(text, expected);
        }
    }

    /** Returns the place that the line was made from; the column counts only where the whole line stands there. */
    Optional<Location> find(int line, int column) {
        return Optional.ofNullable(lines.get(line))
                .map(place -> place.column() == 0 ? place : new Location(place.file(), place.line(), column));
    }

    /** Returns the place that a place in the rendered text was made from; the template as a whole where it is not known. */
    Location place(Location rendered) {
        return find(rendered.line(), rendered.column()).orElse(template);
    }

    /** Returns the tree of the rendered text with its places in the template. */
    Mapping relocate(Mapping rendered) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        rendered.entries()
                .forEach((key, entry) -> entries.put(
                        key, new Entry(key, relocate(entry.node()), place(entry.location()), entry.comment())));
        return new Mapping(entries, place(rendered.location()));
    }

    private Node relocate(Node node) {
        if (node instanceof Mapping mapping) {
            return relocate(mapping);
        }
        Location at = place(node.location());
        return node instanceof Scalar scalar
                ? new Scalar(scalar.value(), at)
                : new Sequence(
                        ((Sequence) node).items().stream().map(this::relocate).toList(), at);
    }

    private void read(String text, String expected) {
        List<String> clean = expected.lines().toList();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            Matcher mark = MARK.matcher(line);
            if (mark.find()) {
                Location place = places.get(Integer.parseInt(mark.group(1)));
                boolean isWhole = !mark.find() && number <= clean.size() && place.column() == 1;
                lines.put(number, new Location(place.file(), place.line(), isWhole ? 1 : 0));
            }
        }
    }

    private SourceFile marked(SourceFile source) {
        StringBuilder out = new StringBuilder();
        Matcher tag = TAG.matcher(source.text());
        int line = 1;
        int from = 0;
        while (from <= source.text().length()) {
            boolean isTag = tag.find();
            int to = isTag ? tag.start() : source.text().length();
            line = mark(source, from, to, line, out);
            if (!isTag) {
                break;
            }
            out.append(tag.group());
            line += (int) tag.group().chars().filter(c -> c == '\n').count();
            from = tag.end();
        }
        return new SourceFile(source.path(), out.toString());
    }

    /** Copies text with a mark in each of its lines; returns the line after it. */
    private int mark(SourceFile source, int from, int to, int first, StringBuilder out) {
        int line = first;
        boolean isMarked = false;
        for (int i = from; i < to; i++) {
            char c = source.text().charAt(i);
            if (c == '\n') {
                line++;
                isMarked = false;
            } else if (!isMarked && !Character.isWhitespace(c)) {
                out.append(BEGIN).append(places.size()).append(END);
                places.add(new Location(source.path(), line, hasTag(source.text(), i) ? 0 : 1));
                isMarked = true;
            }
            out.append(c);
        }
        return line;
    }

    private static boolean hasTag(String text, int at) {
        int start = text.lastIndexOf('\n', at) + 1;
        int end = text.indexOf('\n', at);
        return TAG.matcher(text.substring(start, end < 0 ? text.length() : end)).find();
    }
}
