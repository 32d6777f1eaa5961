package io.chartwright.packaging;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes regular files as a tar archive whose bytes depend on names, contents and one time only: USTAR headers, and a PAX
 * header before a name that USTAR cannot hold.
 */
final class TarWriter {

    /** The latest time that a USTAR header can hold, in seconds since 1970. */
    static final long LATEST = 077777777777L;

    private static final int BLOCK = 512;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_PREFIX = 155;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final long epochSeconds;

    TarWriter(long epochSeconds) {
        this.epochSeconds = epochSeconds;
    }

    /** Adds a file. */
    void add(String path, byte[] content) {
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        boolean isAscii = name.length == path.length();
        int split = isAscii ? split(path) : -1;
        if (split < 0) {
            byte[] record = paxRecord("path", path);
            header("PaxHeaders.0/" + fallback(path), "", record.length, 'x');
            body(record);
            header(fallback(path), "", content.length, '0');
        } else {
            String prefix = path.substring(0, split);
            header(path.substring(split == 0 ? 0 : split + 1), prefix, content.length, '0');
        }
        body(content);
    }

    /** Returns the archive, ended by two empty blocks; no file may be added after this. */
    byte[] finish() {
        out.writeBytes(new byte[2 * BLOCK]);
        return out.toByteArray();
    }

    /** Returns the length of the prefix that the header takes off the name, 0 for none, -1 when nothing fits. */
    private static int split(String path) {
        if (path.length() <= LONGEST_NAME) {
            return 0;
        }
        int slash = path.lastIndexOf('/', Math.min(LONGEST_PREFIX, path.length() - 2));
        return slash > 0 && path.length() - slash - 1 <= LONGEST_NAME ? slash : -1;
    }

    /** Returns a name for readers that do not know PAX. */
    private static String fallback(String path) {
        String ascii = path.replaceAll("[^ -~]", "_");
        return ascii.length() <= LONGEST_NAME / 2 ? ascii : ascii.substring(ascii.length() - LONGEST_NAME / 2);
    }

    /** Returns {@code <length> <key>=<value>\n}, where the length counts its own digits. */
    private static byte[] paxRecord(String key, String value) {
        byte[] rest = (" " + key + "=" + value + "\n").getBytes(StandardCharsets.UTF_8);
        int length = rest.length;
        while (length != rest.length + Integer.toString(length).length()) {
            length = rest.length + Integer.toString(length).length();
        }
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        record.writeBytes(Integer.toString(length).getBytes(StandardCharsets.US_ASCII));
        record.writeBytes(rest);
        return record.toByteArray();
    }

    private void header(String name, String prefix, int size, char type) {
        byte[] header = new byte[BLOCK];
        text(header, 0, name);
        octal(header, 100, 7, 0644);
        octal(header, 108, 7, 0);
        octal(header, 116, 7, 0);
        octal(header, 124, 11, size);
        octal(header, 136, 11, epochSeconds);
        text(header, 148, "        ");
        header[156] = (byte) type;
        text(header, 257, "ustar\0" + "00");
        octal(header, 329, 7, 0);
        octal(header, 337, 7, 0);
        text(header, 345, prefix);
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        octal(header, 148, 6, sum);
        header[154] = 0;
        out.writeBytes(header);
    }

    private void body(byte[] content) {
        out.writeBytes(content);
        out.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
    }

    private static void text(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    private static void octal(byte[] header, int at, int digits, long value) {
        String octal = Long.toOctalString(value);
        text(header, at, "0".repeat(digits - octal.length()) + octal);
    }
}
