package io.chartwright.publish;

import io.chartwright.model.Digest;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Sequence;
import io.chartwright.model.Version;
import io.chartwright.publish.IndexLayout.Item;
import io.chartwright.publish.IndexLayout.Versions;
import io.chartwright.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every version that an index lists, in the order of its text. Only places in the text are kept; an entry is read when it is
 * asked for.
 */
final class IndexListing {
    private final String file;
    private final byte[] text;
    private final Map<String, Versions> charts;

    /**
     * A version in the text of an index.
     *
     * @param chart the name that it stands under
     * @param item where it stands
     * @param line the line where it begins, from 1
     */
    record Listed(String chart, Item item, int line) {}

    private IndexListing(String file, byte[] text, Map<String, Versions> charts) {
        this.file = file;
        this.text = text;
        this.charts = charts;
    }

    /**
     * Returns what the index lists.
     *
     * @param file the path that findings name
     * @throws InvalidInputException when it is no index
     */
    static IndexListing read(String file, byte[] text) {
        try {
            return new IndexListing(
                    file, text, isJson(text) ? JsonIndex.everything(text) : IndexScanner.everything(text));
        } catch (UnclearIndexException e) {
            throw RepositoryIndex.refusal(file, text, e);
        }
    }

    private static boolean isJson(byte[] text) {
        return JsonScanner.opens(text);
    }

    /** Returns whether the index is written as JSON. */
    boolean isJson() {
        return isJson(text);
    }

    byte[] text() {
        return text;
    }

    /** Returns where the versions of each chart stand. */
    Map<String, Versions> charts() {
        return charts;
    }

    /** Returns every version. */
    List<Listed> all() {
        List<Listed> all = new ArrayList<>();
        int line = 1;
        int at = 0;
        for (Map.Entry<String, Versions> chart : charts.entrySet()) {
            for (Item item : chart.getValue().items()) {
                for (int end = TextSearch.lineFeed(text, at); end < item.start(); end = TextSearch.lineFeed(text, at)) {
                    at = end + 1;
                    line++;
                }
                all.add(new Listed(chart.getKey(), item, line));
            }
        }
        return all;
    }

    /** Returns where the version stands. */
    Location location(Listed listed) {
        return new Location(file, listed.line(), 0);
    }

    /**
     * Returns what the index says of the version.
     *
     * @throws InvalidInputException when that is not readable
     */
    Mapping entry(Listed listed) {
        String written = new Span(listed.item().start(), listed.item().end()).of(text);
        List<Node> documents = new YamlReader("publish").readAll(file, written);
        Optional<Node> first = documents.stream().findFirst();
        Node node = first.filter(Sequence.class::isInstance)
                .flatMap(list -> ((Sequence) list).items().stream().findFirst())
                .or(() -> first)
                .orElse(Mapping.empty(location(listed)));
        return node instanceof Mapping mapping ? mapping : Mapping.empty(location(listed));
    }

    /** Returns the version as Helm understands it; empty when it is none. */
    Optional<Version> version(Listed listed) {
        return listed.item().version(text);
    }

    /** Returns the digest that the entry gives; empty when it gives none that is one. */
    static Optional<Digest> digest(Mapping entry) {
        String written = entry.text("digest").orElse("").replaceFirst("^sha256:", "");
        return written.matches("[0-9a-f]{64}") ? Optional.of(new Digest(written)) : Optional.empty();
    }
}
