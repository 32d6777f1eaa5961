package io.chartwright.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.cache.PartCache.Form;
import io.chartwright.model.Digest;
import io.chartwright.model.Finding;
import io.chartwright.model.Location;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartCacheTest {
    private static final Finding FINDING = Finding.error("a/b", Location.of("file"), "wrong", "");

    private static final Form<String> TEXT = new Form<>() {
        @Override
        public void write(String result, ResultWriter out) {
            out.text(result);
        }

        @Override
        public String read(ResultReader in) throws IOException {
            return in.text();
        }
    };

    private final AtomicInteger checks = new AtomicInteger();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void getInALaterRunReturnsTheLastResultUnderItsKey() {
        PartCache first = parts("project");
        first.put("part", key("a"), TEXT, "one");
        first.put("part", key("b"), TEXT, "two");
        first.put("other", key("a"), TEXT, "three");
        first.save();

        PartCache second = parts("project");
        assertThat(second.get("part", key("b"), TEXT)).contains("two");
        assertThat(second.get("part", key("a"), TEXT)).isEmpty();
        assertThat(second.get("other", key("a"), TEXT)).contains("three");
        assertThat(parts("elsewhere").get("part", key("b"), TEXT)).isEmpty();
    }

    @Test
    void findingsWhenThereWereNoneAreNotLookedForAgain() {
        PartCache first = parts("project");
        assertThat(first.findings("check", key("sound"), () -> found(List.of())))
                .isEmpty();
        assertThat(first.findings("check", key("wrong"), () -> found(List.of(FINDING))))
                .containsExactly(FINDING);
        first.save();

        PartCache second = parts("project");
        assertThat(second.findings("check", key("sound"), () -> found(List.of(FINDING))))
                .isEmpty();
        assertThat(second.findings("check", key("wrong"), () -> found(List.of(FINDING))))
                .containsExactly(FINDING);
        assertThat(second.findings("other check", key("sound"), () -> found(List.of(FINDING))))
                .containsExactly(FINDING);
        assertThat(checks).hasValue(4);
    }

    @Test
    void saveDropsWhatManyRunsHaveNotAskedFor() {
        PartCache first = parts("project");
        first.put("old", key("a"), TEXT, "old");
        first.put("used", key("a"), TEXT, "used");
        first.save();
        for (int run = 0; run < 25; run++) {
            PartCache later = parts("project");
            assertThat(later.get("used", key("a"), TEXT)).contains("used");
            later.put("changing", key(String.valueOf(run)), TEXT, "text");
            later.save();
        }

        assertThat(parts("project").get("old", key("a"), TEXT)).isEmpty();
        assertThat(parts("project").get("used", key("a"), TEXT)).contains("used");
    }

    @Test
    void getWhenSomethingElseIsKeptReturnsNothing() {
        PartCache first = parts("project");
        first.put("part", key("a"), TEXT, "one");
        first.save();

        Form<List<String>> texts = new Form<>() {
            @Override
            public void write(List<String> result, ResultWriter out) {
                out.texts(result);
            }

            @Override
            public List<String> read(ResultReader in) throws IOException {
                in.number();
                in.number();
                return in.texts();
            }
        };
        assertThat(parts("project").get("part", key("a"), texts)).isEmpty();
    }

    @Test
    void noneNeitherKeepsNorAsksForKeys() throws IOException {
        Supplier<Digest> none = () -> {
            throw new AssertionError("a key was asked for");
        };
        PartCache nothing = PartCache.none();
        nothing.put("part", none, TEXT, "one");
        nothing.save();

        assertThat(nothing.get("part", none, TEXT)).isEmpty();
        assertThat(nothing.findings("check", none, () -> found(List.of()))).isEmpty();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    private List<Finding> found(List<Finding> findings) {
        checks.incrementAndGet();
        return findings;
    }

    private PartCache parts(String project) {
        return PartCache.of(new ResultCache(folder, "1"), project);
    }

    private static Supplier<Digest> key(String text) {
        return () -> Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
