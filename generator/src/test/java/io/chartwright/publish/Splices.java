package io.chartwright.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.model.ChartArchive;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import io.chartwright.yaml.YamlReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds entries to indexes and compares the trees and bytes before and after. */
final class Splices {

    private Splices() {}

    /** Checks that adding the archive to the index adds its entry and changes nothing else. */
    static void checkInsertion(String text) throws IOException {
        String after = write(read(text).with(IndexEntry.of(RepositoryIndexTest.ARCHIVE)));
        String block = IndexEntry.of(RepositoryIndexTest.ARCHIVE)
                .fields()
                .text("digest")
                .orElseThrow();
        Object tree = plain(parse(after).orElseThrow(() -> new AssertionError("no YAML after the splice:\n" + after)));
        Object expected = plain(parse(text).orElseThrow());
        assertThat(without(tree, block)).as("%s\nbecame\n%s", text, after).isEqualTo(without(expected, ""));
        assertThat(tree.toString())
                .as(after)
                .contains(plain(IndexEntry.of(RepositoryIndexTest.ARCHIVE).fields())
                        .toString());
        assertUntouched(text.replaceFirst("( ?(\\{ ?}|null)(?= #|\\r?\\n|$)| \\[](?=\\r?\\n  zeta))", ""), after);
    }

    /** Checks that one run of lines was inserted and every other byte is the same. */
    private static void assertUntouched(String before, String after) {
        int head = 0;
        while (head < before.length() && before.charAt(head) == after.charAt(head)) {
            head++;
        }
        String tail = before.substring(head);
        assertThat(after).as("bytes outside the insertion").endsWith(tail);
    }

    /** Returns the tree without the entry of the digest, and without charts and entries that are empty. */
    private static Object without(Object tree, String digest) {
        Map<Object, Object> copy = new TreeMap<>((Map<?, ?>) tree);
        Map<Object, Object> charts = new LinkedHashMap<>();
        if (copy.remove("entries") instanceof Map<?, ?> entries) {
            entries.forEach((name, versions) -> {
                List<Object> others = new ArrayList<>(versions instanceof List<?> list ? list : List.of());
                others.removeIf(version -> version instanceof Map<?, ?> fields && digest.equals(fields.get("digest")));
                if (!others.isEmpty()) {
                    charts.put(name, others);
                }
            });
        }
        copy.put("entries", charts);
        return copy;
    }

    static Mapping splice(String text, ChartArchive archive) throws IOException {
        return parse(write(read(text).with(IndexEntry.of(archive)))).orElseThrow();
    }

    static RepositoryIndex read(String text) {
        return RepositoryIndex.read("index.yaml", text.getBytes(StandardCharsets.UTF_8), "mini");
    }

    static String write(RepositoryIndex index) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        index.bytes().writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    static Optional<Mapping> parse(String text) {
        try {
            return Optional.of(new YamlReader("test")
                    .readMapping("index.yaml", text.startsWith("\ufeff") ? text.substring(1) : text));
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }

    private static Object plain(Node node) {
        if (node instanceof Mapping mapping) {
            Map<String, Object> plain = new LinkedHashMap<>();
            mapping.entries().forEach((key, entry) -> plain.put(key, plain(entry.node())));
            return plain;
        }
        if (node instanceof Sequence sequence) {
            return sequence.items().stream().map(Splices::plain).toList();
        }
        @Nullable Object value = ((Scalar) node).value();
        return value == null ? "<null>" : value;
    }
}
