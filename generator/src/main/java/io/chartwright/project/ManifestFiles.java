package io.chartwright.project;

import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import io.chartwright.model.TextFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads plain manifests: a file, a folder with all below it, or a stream. */
public final class ManifestFiles {
    /** The largest file that is read, in bytes. */
    private static final int LARGEST = 16 * 1024 * 1024;

    private final List<Finding> findings = new ArrayList<>();
    private final List<TextFile> files = new ArrayList<>();

    /**
     * Returns the YAML and JSON files in the folder, or the file itself.
     *
     * @param name what locations call the path
     * @throws InvalidInputException for files that are too large or not UTF-8, all at once
     * @throws ProjectException when the disk fails
     */
    public static List<TextFile> read(Path path, String name) {
        ManifestFiles reader = new ManifestFiles();
        if (Files.isDirectory(path)) {
            reader.readFolder(path, name);
        } else {
            reader.readFile(path, name);
        }
        return reader.result();
    }

    /**
     * Returns what the stream holds.
     *
     * @param name what locations call it
     * @throws InvalidInputException when it is too large or not UTF-8
     * @throws ProjectException when it cannot be read
     */
    public static List<TextFile> read(InputStream stream, String name) {
        ManifestFiles reader = new ManifestFiles();
        reader.readStream(stream, name);
        return reader.result();
    }

    private List<TextFile> result() {
        if (!findings.isEmpty()) {
            throw new InvalidInputException(findings);
        }
        return List.copyOf(files);
    }

    private void readFolder(Path folder, String name) {
        // Links are not followed, so that a folder cannot lead out of itself or in a circle.
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                if (file.toString().matches(".*\\.(ya?ml|json)")) {
                    String below = folder.relativize(file).toString().replace('\\', '/');
                    readFile(file, name.isEmpty() ? below : name + "/" + below);
                }
            }
        } catch (IOException e) {
            throw new ProjectException("list", folder, e);
        }
    }

    private void readFile(Path file, String name) {
        try (InputStream stream = Files.newInputStream(file)) {
            readStream(stream, name);
        } catch (IOException e) {
            throw new ProjectException("read", file, e);
        }
    }

    private void readStream(InputStream stream, String name) {
        try {
            byte[] bytes = stream.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                refuse(name, "is larger than 16 MiB", "split it");
            } else {
                files.add(new TextFile(
                        name,
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .decode(ByteBuffer.wrap(bytes))
                                .toString()));
            }
        } catch (CharacterCodingException e) {
            refuse(name, "is not UTF-8", "save it as UTF-8");
        } catch (IOException e) {
            throw new ProjectException("read", Path.of(name), e);
        }
    }

    private void refuse(String name, String problem, String fix) {
        findings.add(Finding.error("api/syntax", Location.of(name), problem, fix));
    }
}
