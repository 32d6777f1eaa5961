package io.chartwright.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.model.InvalidInputException;
import io.chartwright.model.TextFile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/**
 * Damages manifests at random and asks for a verdict, which must come in time and without a failure. {@code
 * -Dfuzz.count} and {@code -Dfuzz.seed} choose how many and which; {@code e2e/fuzz-validate} is the command.
 */
class FuzzTest {
    private static final Path RESOURCES = Path.of("..", "e2e", "src", "test", "resources");
    private static final Pattern DOCUMENT_END = Pattern.compile("(?m)^---.*$");
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int USUAL_COUNT = 300;
    private static final int PROGRESS = 1000;

    /** Characters of a document; one of a megabyte would take the time of hundreds. */
    private static final int LARGEST = 50_000;

    private static final long USUAL_SEED = 20_261_128;

    /** What often stands at the edge of what a reader expects. */
    private static final List<String> TOKENS = List.of(
            "null",
            "~",
            "{}",
            "[]",
            "\"\"",
            "-1",
            "1e999999999",
            "0x7f",
            "on",
            "&a",
            "*a",
            "<<: *a",
            "!!binary x",
            "|",
            ">",
            "---",
            "...",
            "\t",
            "? ",
            "- - -",
            "99999999999999999999",
            "a: b",
            "'",
            "\"",
            "#",
            "%YAML 1.1",
            "\u0000",
            "\ufeff",
            "\ud83d\ude00",
            "1Ei",
            "2026-01-01",
            "[",
            "}");

    @Test
    void validateWhenManifestsAreDamagedReturnsAVerdictInTime() throws IOException {
        int count = Integer.getInteger("fuzz.count", USUAL_COUNT);
        long seed = Long.getLong("fuzz.seed", USUAL_SEED);
        System.out.println("fuzz: " + count + " inputs, -Dfuzz.seed=" + seed);
        List<String> corpus = corpus();
        Choice choice = Choice.of(List.of(), List.of("1.36"));
        List<String> failures = new ArrayList<>();
        int unreadable = 0;
        long longest = 0;
        for (int i = 0; i < count; i++) {
            if (i > 0 && i % PROGRESS == 0) {
                System.out.println("fuzz: " + i + " inputs, " + failures.size() + " failures");
            }
            // Each input has a seed of its own, so that one can be tried again alone.
            Random random = new Random(seed + i);
            String text = damaged(corpus.get(random.nextInt(corpus.size())), random);
            long start = processorNanos();
            try {
                Validator.validate(List.of(new TextFile("fuzz.yaml", text)), choice);
            } catch (InvalidInputException e) {
                assertThat(e.findings()).isNotEmpty();
                unreadable++;
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                failures.add("seed " + (seed + i) + ": " + e + at(e) + "\n" + text);
            }
            longest = Math.max(longest, processorNanos() - start);
            if (processorNanos() - start > LONGEST.toNanos()) {
                failures.add("seed " + (seed + i) + ": took more than " + LONGEST + "\n" + text);
            }
        }
        System.out.printf(
                "fuzz: %d inputs, %d of them not readable, %d failures; the longest took %d ms%n",
                count, unreadable, failures.size(), longest / 1_000_000);
        assertThat(failures).isEmpty();
    }

    /** The clock would count what else the machine does. */
    private static long processorNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static String at(Throwable e) {
        return Arrays.stream(e.getStackTrace())
                .limit(8)
                .map(frame -> "\n  at " + frame)
                .reduce("", String::concat);
    }

    /** The manifests that are kept, and the objects that API servers were asked about. */
    private static List<String> corpus() throws IOException {
        List<String> documents = new ArrayList<>();
        for (String text : texts("manifests")) {
            documents.addAll(List.of(DOCUMENT_END.split(text)));
        }
        for (String text : texts("truth")) {
            Map<String, Map<String, Object>> file = new Yaml().load(text);
            for (String group : List.of("objects", "cases")) {
                file.getOrDefault(group, Map.of())
                        .values()
                        .forEach(object -> documents.add(new Yaml().dumpAsMap(object)));
            }
        }
        documents.removeIf(text -> text.isBlank() || text.length() > LARGEST);
        return documents;
    }

    private static List<String> texts(String folder) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(RESOURCES.resolve(folder))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                texts.add(Files.readString(file));
            }
        }
        return texts;
    }

    private static String damaged(String text, Random random) {
        String damaged = text;
        for (int left = 1 + random.nextInt(4); left > 0; left--) {
            damaged = damagedOnce(damaged, random);
        }
        return damaged;
    }

    private static String damagedOnce(String text, Random random) {
        int at = random.nextInt(text.length() + 1);
        return switch (random.nextInt(7)) {
            case 0 -> flipped(text, random);
            case 1 -> text.substring(0, at);
            case 2 -> text.substring(0, at) + TOKENS.get(random.nextInt(TOKENS.size())) + text.substring(at);
            case 3 -> withLine(text, random, line -> "");
            case 4 -> withLine(text, random, line -> line + "\n" + line);
            case 5 -> withLine(text, random, line -> line.indent(random.nextInt(8)));
            default -> {
                String token = TOKENS.get(random.nextInt(TOKENS.size()));
                yield withLine(text, random, line -> line.replaceFirst(":.*", ": ") + token);
            }
        };
    }

    private static String flipped(String text, Random random) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String withLine(String text, Random random, UnaryOperator<String> change) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        if (lines.isEmpty()) {
            return text;
        }
        int line = random.nextInt(lines.size());
        lines.set(line, change.apply(lines.get(line)));
        return String.join("\n", lines);
    }
}
