package io.chartwright.project;

import io.chartwright.model.ChartFile;
import io.chartwright.model.Content;
import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads a folder into memory, sorted by path; symbolic links and huge files are refused. */
final class FileTree {

    /** The size at which Helm refuses a file, in bytes. */
    private static final long LARGEST = 5L * 1024 * 1024;

    private final Path folder;
    private final String name;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * Creates a reader of the folder.
     *
     * @param name what locations call the folder
     */
    FileTree(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    /**
     * Returns every file by its path relative to the folder, with forward slashes.
     *
     * @throws InvalidInputException for links and files that are too large, all at once
     * @throws ProjectException when the disk fails
     */
    Map<String, ChartFile> read() {
        Map<String, ChartFile> files = new TreeMap<>();
        collect(folder, "", files);
        if (!findings.isEmpty()) {
            throw new InvalidInputException(findings);
        }
        return files;
    }

    private void collect(Path at, String prefix, Map<String, ChartFile> files) {
        for (Path child : children(at)) {
            String path = prefix + child.getFileName();
            if (Files.isSymbolicLink(child)) {
                refuse(path, "is a symbolic link", "replace the link by the file itself");
            } else if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
                collect(child, path + "/", files);
            } else {
                read(child, path, files);
            }
        }
    }

    private void read(Path file, String path, Map<String, ChartFile> files) {
        try {
            if (Files.size(file) > LARGEST) {
                refuse(path, "is larger than 5 MiB, which Helm refuses", "leave it out of the chart");
                return;
            }
            files.put(path, new ChartFile(path, Content.of(Files.readAllBytes(file))));
        } catch (IOException e) {
            throw new ProjectException("read", file, e);
        }
    }

    private void refuse(String path, String problem, String fix) {
        findings.add(Finding.error("project/file", Location.of(name + "/" + path), problem, fix));
    }

    private static List<Path> children(Path at) {
        try (Stream<Path> children = Files.list(at)) {
            return children.sorted().toList();
        } catch (IOException e) {
            throw new ProjectException("list", at, e);
        }
    }
}
