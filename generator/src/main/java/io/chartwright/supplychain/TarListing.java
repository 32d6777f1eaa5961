package io.chartwright.supplychain;

import io.chartwright.model.Content;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The entries of a gzip-compressed tar with their headers, in order. It is for archives that
 * {@link io.chartwright.packaging.ArchiveReader} has read, and so found to be bounded.
 *
 * @param tar the uncompressed bytes
 * @param entries the entries
 */
record TarListing(Content tar, List<TarEntry> entries) {
    private static final int BLOCK = 512;
    private static final int MOST_BYTES = 200 * 1024 * 1024;

    TarListing {
        entries = List.copyOf(entries);
    }

    /**
     * Returns the entries of the archive.
     *
     * @throws IllegalArgumentException when it is no such archive
     */
    static TarListing of(Content archive) {
        try (InputStream in = new GZIPInputStream(archive.open())) {
            byte[] tar = in.readNBytes(MOST_BYTES);
            return new TarListing(Content.of(tar), entries(tar));
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("not a packaged chart", e);
        }
    }

    private static List<TarEntry> entries(byte[] tar) {
        List<TarEntry> entries = new ArrayList<>();
        String longName = "";
        int at = 0;
        while (at + BLOCK <= tar.length && tar[at] != 0) {
            int size = Math.toIntExact(octal(tar, at + 124, 12));
            char type = (char) tar[at + 156];
            byte[] body = java.util.Arrays.copyOfRange(tar, at + BLOCK, at + BLOCK + size);
            if (type == 'x' || type == 'L') {
                longName = longName(type, new String(body, StandardCharsets.UTF_8));
            } else {
                entries.add(entry(tar, at, longName, type, body));
                longName = "";
            }
            at += BLOCK + (size + BLOCK - 1) / BLOCK * BLOCK;
        }
        return entries;
    }

    private static TarEntry entry(byte[] tar, int at, String longName, char type, byte[] body) {
        String prefix = text(tar, at + 345, 155);
        String name = (prefix.isEmpty() ? "" : prefix + "/") + text(tar, at, 100);
        String owner = octal(tar, at + 108, 8) + ":" + octal(tar, at + 116, 8) + " " + text(tar, at + 265, 32) + ":"
                + text(tar, at + 297, 32);
        return new TarEntry(
                longName.isEmpty() ? name : longName,
                type == 0 ? '0' : type,
                Long.toOctalString(octal(tar, at + 100, 8)),
                owner,
                Instant.ofEpochSecond(octal(tar, at + 136, 12)),
                Content.of(body));
    }

    private static String longName(char type, String body) {
        if (type == 'L') {
            return body.replace("\0", "");
        }
        return body.lines()
                .filter(line -> line.contains(" path="))
                .map(line -> line.substring(line.indexOf(" path=") + " path=".length()))
                .findFirst()
                .orElse("");
    }

    private static String text(byte[] tar, int from, int length) {
        int end = from;
        while (end < from + length && tar[end] != 0) {
            end++;
        }
        return new String(tar, from, end - from, StandardCharsets.UTF_8);
    }

    private static long octal(byte[] tar, int from, int length) {
        String digits = text(tar, from, length).strip();
        return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    }
}
