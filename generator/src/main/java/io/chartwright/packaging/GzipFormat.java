package io.chartwright.packaging;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;

/** Compresses to gzip with a header that holds no time, no name and no operating system. */
final class GzipFormat {

    private static final byte[] HEADER = {0x1f, (byte) 0x8b, Deflater.DEFLATED, 0, 0, 0, 0, 0, 2, (byte) 0xff};

    private GzipFormat() {}

    /** Returns the bytes as one gzip member; the same on every machine whose Java was built with the same zlib. */
    static byte[] compress(byte[] bytes) {
        return compress(bytes, Deflater.BEST_COMPRESSION);
    }

    /**
     * Returns the bytes as one gzip member.
     *
     * @param level how much work is put into it, in the words of {@link Deflater}
     */
    static byte[] compress(byte[] bytes, int level) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(HEADER);
        Deflater deflater = new Deflater(level, true);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            byte[] buffer = new byte[64 * 1024];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
        } finally {
            deflater.end();
        }
        CRC32 crc = new CRC32();
        crc.update(bytes);
        littleEndian(out, (int) crc.getValue());
        littleEndian(out, bytes.length);
        return out.toByteArray();
    }

    /**
     * Returns the first bytes of what was compressed.
     *
     * @throws IOException when it is no gzip
     */
    static byte[] head(byte[] compressed, int count) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return in.readNBytes(count);
        }
    }

    private static void littleEndian(ByteArrayOutputStream out, int value) {
        for (int shift = 0; shift < 32; shift += 8) {
            out.write(value >>> shift);
        }
    }
}
