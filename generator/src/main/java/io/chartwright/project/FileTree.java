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
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Reads a folder into memory, sorted by path; symbolic links, huge files and more than {@value #MOST_BYTES} bytes in all
 * are refused.
 */
final class FileTree {

    /** The size at which Helm refuses a file, in bytes. */
    static final long LARGEST = 5L * 1024 * 1024;

    /** The size at which Helm refuses a chart, in bytes. */
    private static final long MOST_BYTES = 100L * 1024 * 1024;

    private final Path folder;
    private final String name;
    private final Predicate<String> isIgnored;
    private final List<Finding> findings = new ArrayList<>();
    private long bytes;

    /**
     * Creates a reader of the folder.
     *
     * @param name what locations call the folder
     */
    FileTree(Path folder, String name) {
        this(folder, name, path -> false);
    }

    /**
     * Creates a reader of a part of the folder.
     *
     * @param name what locations call the folder
     * @param isIgnored which paths are left out, relative to the folder
     */
    FileTree(Path folder, String name, Predicate<String> isIgnored) {
        this.folder = folder;
        this.name = name;
        this.isIgnored = isIgnored;
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
            if (isIgnored.test(path)) {
                continue;
            }
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
            if (!Files.isRegularFile(file)) {
                refuse(path, "is no regular file", "leave it out of the chart");
                return;
            }
            long size = Files.size(file);
            if (size > LARGEST) {
                refuse(path, "is larger than 5 MiB, which Helm refuses", "leave it out of the chart");
                return;
            }
            bytes += size;
            if (bytes > MOST_BYTES) {
                findings.add(Finding.error(
                        "project/file",
                        Location.of(name),
                        "holds more than 100 MiB, which Helm refuses",
                        "leave large files out of the chart"));
                throw new InvalidInputException(findings);
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
