package io.chartwright.validate;

import io.chartwright.annotations.Catalogue;
import io.chartwright.helm.Manifest;
import io.chartwright.kubernetes.CustomKinds;
import io.chartwright.kubernetes.Minor;
import io.chartwright.model.Finding;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Overlay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Manifests that break a rule about objects or keep it: {@code bad.yaml} or {@code good.yaml} of
 * {@code src/test/resources/rules/<group>/<rule>}.
 *
 * <p>The last lines of {@code bad.yaml} are the findings behind {@code #> }. {@code # kubernetes: 1.30} on the first line
 * says for which minor, otherwise it is the newest; {@code # cloud: aws} whose profile the objects are rendered with.
 *
 * @param rule the rule's id
 * @param file the file
 * @param text its content
 */
record RuleExample(String rule, Path file, String text) {
    private static final Path FOLDER = Path.of("src/test/resources/rules");
    private static final Pattern MINOR = Pattern.compile("\\A# kubernetes: (\\S+)");
    private static final Pattern CLOUD = Pattern.compile("\\A# cloud: (\\S+)");
    private static final String FINDING = "#> ";

    /** Returns every rule that has such examples. */
    static List<String> rules() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER, 3)) {
            return files.filter(file -> file.endsWith("bad.yaml"))
                    .map(file -> FOLDER.relativize(file.getParent()).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    static RuleExample bad(String rule) throws IOException {
        return read(rule, "bad.yaml");
    }

    static RuleExample good(String rule) throws IOException {
        return read(rule, "good.yaml");
    }

    private static RuleExample read(String rule, String name) throws IOException {
        Path file = FOLDER.resolve(rule).resolve(name);
        return new RuleExample(rule, file, Files.readString(file));
    }

    /** Returns the manifests alone. */
    String manifests() {
        return text.lines()
                .filter(line -> !line.startsWith(FINDING))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    /** Returns the findings that the file says. */
    List<String> wanted() {
        return text.lines()
                .filter(line -> line.startsWith(FINDING))
                .map(line -> line.substring(FINDING.length()))
                .toList();
    }

    /** Writes the file anew with these findings. */
    void write(List<String> findings) throws IOException {
        String lines = findings.stream().map(line -> FINDING + line + "\n").collect(Collectors.joining());
        Files.writeString(file, manifests() + lines);
    }

    /** Returns the Kubernetes version that it is checked for. */
    Minor minor() {
        Matcher minor = MINOR.matcher(text);
        List<Minor> known = Minor.known();
        return minor.find() ? Minor.parse(minor.group(1)) : known.get(known.size() - 1);
    }

    /** Returns the overlay that it is rendered with, if it says for which cloud. */
    Optional<Overlay> overlay() {
        Matcher cloud = CLOUD.matcher(text);
        Mapping nothing = Mapping.empty(Location.of("values.yaml"));
        Overlay.Layers layers = new Overlay.Layers(nothing, nothing, nothing);
        return cloud.find()
                ? Optional.of(new Overlay("case", "case", "values.yaml", "", "", cloud.group(1), List.of(), layers))
                : Optional.empty();
    }

    /** Returns what is found of its rule. */
    List<Finding> findings() {
        Document document = new Document(file.getFileName().toString(), new Manifest("", manifests()));
        CellCheck check = new CellCheck(
                new Catalogue(), CustomKinds.of(Definitions.of(List.of(document))), object -> object.tree()
                        .location());
        return check
                .check(List.of(document), new Target(overlay()), List.of(minor()))
                .getOrDefault(minor(), List.of())
                .stream()
                .filter(finding -> finding.rule().equals(rule))
                .sorted()
                .toList();
    }
}
