package io.chartwright.cli;

import io.chartwright.model.ChartFile;
import io.chartwright.model.Content;
import io.chartwright.packaging.ArchiveReader;
import io.chartwright.packaging.ReproducibleArchive;
import io.chartwright.publish.oci.FakeRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The changes that a case makes to its project, each a line of words. */
final class CaseSteps implements AutoCloseable {
    private static final String REGISTRY = "REGISTRY";

    private final Path project;
    private final Map<String, String> environment = new TreeMap<>();
    private final List<FakeRegistry> registries = new ArrayList<>();

    CaseSteps(Path project) {
        this.project = project;
    }

    /** Returns the variables that commands see. */
    Map<String, String> environment() {
        return environment;
    }

    /**
     * Makes a change.
     *
     * @param step the change, what it is made to, and the rest: {@code replace Chart.yaml 1.0.0 => 1.0.1}
     */
    void make(String step) throws IOException {
        List<String> words = List.of(step.split(" ", 3));
        Path file = project.resolve(words.get(1));
        String rest = words.size() > 2 ? words.get(2) : "";
        switch (words.get(0)) {
            case "export" -> environment.put(words.get(1), rest);
            case "delete" -> delete(file);
            case "append" -> append(file, rest);
            case "repeat" -> repeat(file, rest);
            case "bring" -> CaseProject.copy(Path.of("..", words.get(1)), file);
            case "replace" -> replace(file, rest);
            case "copy" -> Files.copy(file, project.resolve(rest), StandardCopyOption.REPLACE_EXISTING);
            case "link" -> Files.createSymbolicLink(file, Path.of(rest));
            case "unpack" -> unpack(file, project.resolve(rest));
            case "pack" -> pack(file, project.resolve(rest));
            case "keyring" -> CaseKeys.keyring(file, List.of(rest.split(", ")), "");
            case "locked-keyring" -> CaseKeys.keyring(file, List.of(rest), "nobody is told");
            case "cosign-key" -> CaseKeys.cosign(file);
            case "start" -> registries.add(new FakeRegistry());
            default -> throw new IllegalArgumentException("unknown step: " + step);
        }
    }

    /** Returns the command with the address of the registry that was started in place of the word {@value REGISTRY}. */
    String withAddresses(String command) {
        return registries.isEmpty()
                ? command
                : command.replace(REGISTRY, registries.get(0).host());
    }

    /** Returns the text with the word {@value REGISTRY} in place of the address of the registry that was started. */
    String withoutAddresses(String printed) {
        return registries.isEmpty()
                ? printed
                : printed.replace(registries.get(0).host(), REGISTRY);
    }

    @Override
    public void close() {
        registries.forEach(FakeRegistry::close);
    }

    private static void delete(Path path) throws IOException {
        for (Path file : CaseProject.filesIn(path)) {
            Files.delete(file);
        }
    }

    private static void append(Path file, String line) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, (Files.exists(file) ? Files.readString(file) : "") + line + "\n");
    }

    /** Appends a line as often as its first word says, each time with another number in place of {@code #}. */
    private static void repeat(Path file, String line) throws IOException {
        String[] words = line.split(" ", 2);
        StringBuilder text = new StringBuilder(Files.readString(file));
        for (int number = 1; number <= Integer.parseInt(words[0]); number++) {
            text.append(words[1].replace("#", String.valueOf(number))).append('\n');
        }
        Files.writeString(file, text);
    }

    private static void replace(Path file, String change) throws IOException {
        String[] texts = change.split(" => ", 2);
        String text = Files.readString(file);
        if (!text.contains(texts[0])) {
            throw new IllegalArgumentException("there is no '" + texts[0] + "' in " + file);
        }
        Files.writeString(file, text.replace(texts[0], texts[1]));
    }

    private static void unpack(Path archive, Path folder) throws IOException {
        try (InputStream bytes = Files.newInputStream(archive)) {
            for (ChartFile file :
                    ArchiveReader.readBundle(bytes, archive.toString()).values()) {
                Path target = folder.resolve(file.path());
                Files.createDirectories(target.getParent());
                Files.write(target, file.content().bytes());
            }
        }
    }

    /** The folder itself is in the archive, as that of a chart is. */
    private static void pack(Path folder, Path archive) throws IOException {
        Map<String, Content> files = new TreeMap<>();
        for (Path file : CaseProject.filesIn(folder)) {
            String path = folder.resolveSibling("").relativize(file).toString().replace('\\', '/');
            files.put(path, Content.of(Files.readAllBytes(file)));
        }
        Files.write(archive, ReproducibleArchive.of(files, 0).bytes());
    }
}
