package io.chartwright.kubernetes.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/**
 * All objects that servers are asked about: those in the files of {@code e2e/src/test/resources/truth}, those that the
 * files derive from them by hand, and those that {@link FieldEdits} derives. Objects under {@code cases} are asked about as
 * they are, and nothing is derived from them.
 */
final class TruthCorpus {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TruthCorpus() {}

    /** Returns the folder of the corpus and of what was recorded. */
    static Path folder() {
        return Path.of("..").resolve("e2e/src/test/resources/truth").normalize();
    }

    /** Returns every case, in the order of files. */
    static List<TruthCase> read() throws IOException {
        List<TruthCase> cases = new ArrayList<>();
        for (Path file : files()) {
            cases.addAll(read(file));
        }
        Set<String> names = new HashSet<>();
        for (TruthCase found : cases) {
            if (!names.add(found.name())) {
                throw new IllegalStateException("two cases have the name " + found.name());
            }
        }
        return cases;
    }

    /** Returns the files of the corpus in the order of their names. */
    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    /** Returns the cases of one file. */
    static List<TruthCase> read(Path file) throws IOException {
        String name = file.getFileName().toString().replace(".yaml", "");
        JsonNode document = JSON.valueToTree(new Yaml().load(Files.readString(file)));
        List<TruthCase> cases = new ArrayList<>();
        document.path("objects").properties().forEach(entry -> {
            String base = name + "/" + entry.getKey();
            ObjectNode object = (ObjectNode) entry.getValue();
            cases.add(new TruthCase(base, "as it is", "-", object));
            Set<String> titles = new HashSet<>();
            document.path("mutations").forEach(mutation -> {
                boolean isOurs = mutation.path("object").asText().equals(entry.getKey());
                if (isOurs && (mutation.has("set") || mutation.has("remove"))) {
                    cases.add(mutated(base, object, mutation, titles));
                }
            });
            cases.addAll(FieldEdits.of(base, object));
        });
        document.path("cases").properties().forEach(entry -> {
            cases.add(new TruthCase(name, entry.getKey(), "-", entry.getValue()));
        });
        document.path("mutations").forEach(mutation -> {
            if (!document.path("objects").has(mutation.path("object").asText())) {
                throw new IllegalStateException(file + ": no object for " + mutation);
            }
        });
        return cases;
    }

    private static TruthCase mutated(String base, ObjectNode original, JsonNode mutation, Set<String> titles) {
        ObjectNode object = original.deepCopy();
        mutation.path("remove").forEach(path -> FieldPath.parse(path.asText()).remove(object));
        mutation.path("set").properties().forEach(entry -> FieldPath.parse(entry.getKey())
                .set(object, entry.getValue().deepCopy()));
        return new TruthCase(base, title(mutation, titles), "-", object);
    }

    /** Returns the title that a mutation has, or what it does, with a number when that is there already. */
    private static String title(JsonNode mutation, Set<String> titles) {
        String done = (mutation.has("remove") ? "without " + mutation.path("remove") + " " : "")
                + (mutation.has("set") ? mutation.path("set") : "");
        String text = mutation.path("case").asText(done.length() <= 120 ? done : done.substring(0, 120));
        String title = text;
        for (int i = 2; !titles.add(title); i++) {
            title = text + " " + i;
        }
        return title;
    }

    /** Returns a digest of all names and objects, by which a recording knows its corpus. */
    static String digest(List<TruthCase> cases) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (TruthCase found : cases) {
                digest.update((found.name() + found.object()).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
