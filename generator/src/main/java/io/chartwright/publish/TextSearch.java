package io.chartwright.publish;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks through bytes eight at a time, which matters where an index has a hundred thousand entries. */
final class TextSearch {

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long LOW = 0x7f7f7f7f7f7f7f7fL;
    private static final long HIGH = 0x8080808080808080L;
    private static final long LINE_FEEDS = 0x0a0a0a0a0a0a0a0aL;

    /** Lifts every byte from a blank upwards, and no lower one, to the highest bit. */
    private static final long FROM_BLANK = 0x6060606060606060L;

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
            long belowBlank = ~((word & LOW) + FROM_BLANK) & HIGH;
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
