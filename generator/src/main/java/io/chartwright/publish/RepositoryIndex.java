package io.chartwright.publish;

import io.chartwright.model.ByteSource;
import io.chartwright.model.Digest;
import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import io.chartwright.model.Version;
import io.chartwright.publish.IndexLayout.Item;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The index of a chart repository as text, seen for one chart. A version is added by splicing its lines in; all other
 * bytes stay as they are, but for the time in {@code generated}, which never goes back.
 */
final class RepositoryIndex {

    /** Where it lies in a repository. */
    static final String FILE = "index.yaml";

    private final String file;
    private final byte[] text;
    private final IndexForm form;
    private final List<Edit> edits;

    /**
     * A change of the text.
     *
     * @param at the bytes it replaces; empty for an insertion
     * @param with the text instead
     */
    record Edit(Span at, String with) {}

    private RepositoryIndex(String file, byte[] text, IndexForm form, List<Edit> edits) {
        this.file = file;
        this.text = text;
        this.form = form;
        this.edits = edits;
    }

    /** Returns an index without entries. */
    static RepositoryIndex empty(String chart) {
        String text = "apiVersion: v1\nentries: {}\ngenerated: \"1970-01-01T00:00:00Z\"\n";
        return read(FILE, text.getBytes(StandardCharsets.UTF_8), chart);
    }

    /**
     * Returns the index that the text is.
     *
     * @param file the path that findings name
     * @param text the bytes, which are not copied and must not change
     * @param chart the name of the chart that versions are asked of and added to
     * @throws InvalidInputException when it is no index or is written so that it cannot be changed safely
     */
    static RepositoryIndex read(String file, byte[] text, String chart) {
        try {
            IndexForm form = JsonScanner.opens(text) ? JsonIndex.read(text, chart) : YamlIndex.read(text, chart);
            return new RepositoryIndex(file, text, form, List.of());
        } catch (UnclearIndexException e) {
            throw refusal(file, text, e);
        }
    }

    /**
     * Returns the digest that the index gives for the version. If the version is there more than once, a digest that is
     * not the expected one is returned first.
     *
     * @throws InvalidInputException when the version is there without a digest
     */
    Optional<Digest> digestOf(Version version, Digest expected) {
        try {
            List<Digest> digests = IndexForm.of(text, form.items(), version).stream()
                    .map(this::digestOf)
                    .toList();
            return digests.stream()
                    .filter(digest -> !digest.equals(expected))
                    .findFirst()
                    .or(() -> digests.stream().findFirst());
        } catch (UnclearIndexException e) {
            throw refusal(file, text, e);
        }
    }

    /**
     * Returns this index with the entry of the chart, newest version first, in place of what it says of that version.
     *
     * @throws InvalidInputException when there is no safe place for it
     */
    RepositoryIndex with(IndexEntry entry) {
        try {
            return new RepositoryIndex(file, text, form, form.edits(entry));
        } catch (UnclearIndexException e) {
            throw refusal(file, text, e);
        }
    }

    /** Returns the text. */
    ByteSource bytes() {
        return spliced(text, edits);
    }

    /**
     * Returns a text with changes.
     *
     * @param edits the changes in the order of the text
     */
    static ByteSource spliced(byte[] text, List<Edit> edits) {
        List<Span> kept = new ArrayList<>();
        List<byte[]> inserted = new ArrayList<>();
        int at = 0;
        for (Edit edit : edits) {
            kept.add(new Span(at, edit.at().start()));
            inserted.add(edit.with().getBytes(StandardCharsets.UTF_8));
            at = edit.at().end();
        }
        kept.add(new Span(at, text.length));
        return new SplicedText(text, kept, inserted);
    }

    private Digest digestOf(Item item) {
        Span span =
                item.digest().orElseThrow(() -> new UnclearIndexException("this version has no digest", item.start()));
        String written = IndexText.decode(text, span);
        try {
            return new Digest(written.startsWith("sha256:") ? written.substring("sha256:".length()) : written);
        } catch (IllegalArgumentException e) {
            throw new UnclearIndexException("the digest is not 64 lower-case hexadecimal digits", span.start());
        }
    }

    /** Returns the problem as a finding in the file. */
    static InvalidInputException refusal(String file, byte[] text, UnclearIndexException problem) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < Math.min(problem.offset(), text.length); i++) {
            if (text[i] == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new InvalidInputException(Finding.error(
                "publish/index",
                new Location(file, line, problem.offset() - lineStart + 1),
                String.valueOf(problem.getMessage()),
                "repair it, or let 'helm repo index' write it anew"));
    }
}
