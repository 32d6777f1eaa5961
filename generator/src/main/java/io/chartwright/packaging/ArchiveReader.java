package io.chartwright.packaging;

import io.chartwright.model.ChartFile;
import io.chartwright.model.Content;
import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * Reads a chart's archive as Helm does, and refuses what Helm refuses: links, paths that leave the chart, a file of more
 * than 5 MiB, more than 100 MiB in all. Nothing is written to disk.
 */
public final class ArchiveReader {
    private static final int BLOCK = 512;
    private static final int LARGEST_FILE = 5 * 1024 * 1024;
    private static final long LARGEST_CHART = 100L * 1024 * 1024;
    private static final int LONGEST_PATH = 1024;
    private static final int MOST_FILES = 20_000;

    /** Folders and long names count too, which have no bytes of their own. */
    private static final int MOST_ENTRIES = 5 * MOST_FILES;

    private final String name;
    private final String noun;
    private final String maker;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, ChartFile> files = new TreeMap<>();
    private String longName = "";
    private long total;
    private int entries;

    private ArchiveReader(String name, String noun, String maker) {
        this.name = name;
        this.noun = noun;
        this.maker = "make it with 'chartwright " + maker + "'";
    }

    /**
     * Returns the chart's files by their paths in the chart.
     *
     * @param archive a gzip-compressed tar, whose paths begin with one folder
     * @param name what locations call the archive
     * @throws InvalidInputException when it is no such archive, or holds what Helm refuses
     */
    public static Map<String, ChartFile> read(InputStream archive, String name) {
        return new ArchiveReader(name, "chart archive", "package").read(archive);
    }

    /**
     * Returns the files of a bundle by their paths in it; what is refused is the same.
     *
     * @param bundle a gzip-compressed tar, whose paths begin with one folder
     * @param name what locations call the bundle
     * @throws InvalidInputException when it is no such archive, or holds what is refused
     */
    public static Map<String, ChartFile> readBundle(InputStream bundle, String name) {
        return new ArchiveReader(name, "bundle", "bundle").read(bundle);
    }

    private Map<String, ChartFile> read(InputStream archive) {
        try (InputStream tar = new GZIPInputStream(archive)) {
            readEntries(tar);
            // What follows the last file has no use, but only its end tells whether the archive is whole.
            tar.skip(LARGEST_FILE);
        } catch (EOFException e) {
            refuse("", "is not a " + noun + ": it ends too early", maker);
        } catch (IOException e) {
            refuse("", "is not a " + noun + ": " + e.getMessage(), maker);
        }
        files.keySet().forEach(this::checkFolders);
        if (!findings.isEmpty()) {
            throw new InvalidInputException(findings);
        }
        return files;
    }

    private void readEntries(InputStream tar) throws IOException {
        byte[] header = new byte[BLOCK];
        while (findings.isEmpty() && readFully(tar, header) && header[0] != 0) {
            long size = octal(header, 124, 12);
            char type = (char) header[156];
            if (++entries > MOST_ENTRIES) {
                refuse("", "holds more than " + MOST_ENTRIES + " entries", "leave files out with .helmignore");
            } else if (type == 'x' || type == 'g' || type == 'L') {
                readLongName(type, body(tar, boundedSize(size)));
            } else {
                String path = longName.isEmpty() ? shortName(header) : longName;
                longName = "";
                readEntry(tar, path, type, size);
            }
        }
    }

    private void readEntry(InputStream tar, String path, char type, long size) throws IOException {
        total += Math.max(size, 0);
        int slash = path.indexOf('/');
        String below = slash < 0 ? "" : path.substring(slash + 1);
        if (type == '5') {
            body(tar, boundedSize(size));
        } else if (type != '0' && type != 0) {
            refuse(below, "is a link or a device, which Helm refuses", "put the file itself into the archive");
        } else if (size < 0 || size > LARGEST_FILE) {
            refuse(below, "is larger than 5 MiB, which Helm refuses", "leave it out with .helmignore");
        } else if (total > LARGEST_CHART || files.size() >= MOST_FILES) {
            refuse("", "unpacks to more than 100 MiB or " + MOST_FILES + " files", "leave files out with .helmignore");
        } else {
            add(below, body(tar, size));
        }
    }

    private void checkFolders(String path) {
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            if (files.containsKey(path.substring(0, slash))) {
                refuse(
                        path,
                        "stands below what is a file in the same archive",
                        "make the archive with 'chartwright package'");
            }
        }
    }

    private void add(String path, byte[] bytes) {
        try {
            String normal = path.replace('\\', '/');
            if (normal.length() > LONGEST_PATH) {
                refuse(path.substring(0, LONGEST_PATH), "has a longer path than a disk takes", "shorten it");
                return;
            }
            if (normal.isEmpty() || normal.matches("[A-Za-z]:.*")) {
                throw new IllegalArgumentException("not inside a chart");
            }
            files.put(normal, new ChartFile(normal, Content.of(bytes)));
        } catch (IllegalArgumentException e) {
            refuse(path, "has a path that leads out of the chart", "make the archive with 'chartwright package'");
        }
    }

    /** A PAX header holds records {@code <length> <key>=<value>\n}; a GNU one holds the name itself. */
    private void readLongName(char type, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        if (type == 'L') {
            longName = text.replace("\0", "");
        } else {
            text.lines().forEach(line -> {
                int key = line.indexOf(" path=");
                if (type == 'x' && key > 0) {
                    longName = line.substring(key + " path=".length());
                }
            });
        }
    }

    private static String shortName(byte[] header) {
        String prefix = text(header, 345, 155);
        return (prefix.isEmpty() ? "" : prefix + "/") + text(header, 0, 100);
    }

    /** Only files may be large; a size is not to be believed before it is read. */
    private static int boundedSize(long size) throws IOException {
        if (size < 0 || size > LARGEST_FILE) {
            throw new IOException("an entry in it says that it has " + size + " bytes");
        }
        return (int) size;
    }

    private byte[] body(InputStream tar, long size) throws IOException {
        byte[] bytes = tar.readNBytes((int) size);
        long padding = (BLOCK - size % BLOCK) % BLOCK;
        if (bytes.length < size || tar.readNBytes((int) padding).length < padding) {
            throw new EOFException("it ends in the middle of a file");
        }
        return bytes;
    }

    private static boolean readFully(InputStream tar, byte[] block) throws IOException {
        return tar.readNBytes(block, 0, BLOCK) == BLOCK;
    }

    private static String text(byte[] header, int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, StandardCharsets.UTF_8);
    }

    private static long octal(byte[] header, int from, int length) throws IOException {
        try {
            String digits = text(header, from, length).strip();
            return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
        } catch (NumberFormatException e) {
            throw new IOException("a size in it is not a number", e);
        }
    }

    private void refuse(String path, String problem, String fix) {
        String place = path.isEmpty() ? name : name + "!/" + path;
        findings.add(Finding.error("packaging/archive", Location.of(place), problem, fix));
    }
}
