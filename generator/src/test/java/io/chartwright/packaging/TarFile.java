package io.chartwright.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.model.ChartArchive;
import io.chartwright.model.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * A file read back from an archive by the POSIX rules, not by what the writer does.
 *
 * @param name its path
 * @param seconds its time
 * @param owner mode, user and group as octal text, then the names of user and group
 * @param content its bytes
 * @param isPax whether a PAX header gave the name
 */
record TarFile(String name, long seconds, List<String> owner, Content content, boolean isPax) {

    private static final int BLOCK = 512;

    /** Returns the files of a compressed archive in their order; fails when a header is broken. */
    static List<TarFile> read(ChartArchive archive) {
        byte[] tar = unzip(archive.content().bytes());
        List<TarFile> files = new ArrayList<>();
        String longName = "";
        int at = 0;
        while (tar[at] != 0) {
            byte[] header = Arrays.copyOfRange(tar, at, at + BLOCK);
            check(header);
            int size = (int) number(header, 124, 12);
            byte[] content = Arrays.copyOfRange(tar, at + BLOCK, at + BLOCK + size);
            if (header[156] == 'x') {
                longName = paxPath(content);
            } else {
                assertThat(header[156]).isEqualTo((byte) '0');
                String prefix = text(header, 345, 155);
                String name = (prefix.isEmpty() ? "" : prefix + "/") + text(header, 0, 100);
                files.add(file(longName.isEmpty() ? name : longName, header, content, !longName.isEmpty()));
                longName = "";
            }
            at += BLOCK + (size + BLOCK - 1) / BLOCK * BLOCK;
        }
        assertThat(Arrays.copyOfRange(tar, at, tar.length)).isEqualTo(new byte[2 * BLOCK]);
        return files;
    }

    /** Returns the path of the file in the chart, without the chart's own folder. */
    String path() {
        return name.substring(name.indexOf('/') + 1);
    }

    private static TarFile file(String name, byte[] header, byte[] content, boolean isPax) {
        List<String> owner = List.of(
                text(header, 100, 8),
                text(header, 108, 8),
                text(header, 116, 8),
                text(header, 265, 32),
                text(header, 297, 32));
        return new TarFile(name, number(header, 136, 12), owner, Content.of(content), isPax);
    }

    private static void check(byte[] header) {
        assertThat(new String(header, 257, 8, StandardCharsets.US_ASCII)).isEqualTo("ustar\0" + "00");
        long expected = number(header, 148, 8);
        Arrays.fill(header, 148, 156, (byte) ' ');
        long sum = 0;
        for (byte b : header) {
            sum += Byte.toUnsignedInt(b);
        }
        assertThat(sum).isEqualTo(expected);
    }

    /** Reads the one record {@code length path=value\n}; the length is that of the whole record. */
    private static String paxPath(byte[] content) {
        String record = new String(content, StandardCharsets.UTF_8);
        int length = Integer.parseInt(record.substring(0, record.indexOf(' ')));
        assertThat(length).isEqualTo(content.length);
        assertThat(record).matches("(?s)\\d+ path=.*\n");
        return record.substring(record.indexOf('=') + 1, record.length() - 1);
    }

    private static long number(byte[] header, int at, int length) {
        return Long.parseLong(text(header, at, length).trim(), 8);
    }

    private static String text(byte[] header, int at, int length) {
        int end = at;
        while (end < at + length && header[end] != 0) {
            end++;
        }
        return new String(header, at, end - at, StandardCharsets.US_ASCII);
    }

    private static byte[] unzip(byte[] compressed) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
