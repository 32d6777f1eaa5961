package io.chartwright.publish;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks through bytes eight at a time, which matters where an index has a hundred thousand entries. */
final class TextSearch {

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long LOW = 0x7f * ONES;
    private static final long HIGH = 0x80 * ONES;
    private static final long LINE_FEEDS = '\n' * ONES;
    private static final long BLANKS = ' ' * ONES;

    private TextSearch() {}

    /** Returns the offset of the next line feed, or the length of the text. */
    static int lineFeed(byte[] text, int from) {
        int at = from;
        for (; at <= text.length - Long.BYTES; at += Long.BYTES) {
            long found = zeros((long) WORDS.get(text, at) ^ LINE_FEEDS);
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (at < text.length && text[at] != '\n') {
            at++;
        }
        return at;
    }

    /** Returns the offset of the next byte that is neither printable ASCII nor a line feed, or the length of the text. */
    static int unusual(byte[] text, int from) {
        int at = from;
        for (; at <= text.length - Long.BYTES; at += Long.BYTES) {
            long word = (long) WORDS.get(text, at);
            long belowBlank = ~((word & LOW) + (HIGH - BLANKS)) & HIGH;
            long found = (belowBlank & ~zeros(word ^ LINE_FEEDS)) | (word & HIGH);
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (at < text.length && (text[at] >= ' ' || text[at] == '\n')) {
            at++;
        }
        return at;
    }

    /** Returns the highest bit of each byte that is zero. */
    private static long zeros(long word) {
        return ~(((word & LOW) + LOW) | word | LOW);
    }
}
