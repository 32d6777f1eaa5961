package io.chartwright.kubernetes;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The data of ConfigMaps and Secrets: keys, base64 and size. */
final class DataEntries {
    private static final int MOST_BYTES = 1024 * 1024;

    private DataEntries() {}

    /** Says what is wrong with the keys. */
    static void checkKeys(Place data) {
        for (Place entry : data.fields()) {
            Names.DATA_KEY.problemOf(entry.key()).ifPresent(problem -> entry.refuse(problem, Names.DATA_KEY.fix()));
        }
    }

    /** Says which values are no base64. */
    static void checkBase64(Place data) {
        for (Place entry : data.fields()) {
            if (entry.text().isPresent() && decoded(entry).isEmpty()) {
                entry.refuse("is not base64", "encode it: base64 -w0 FILE");
            }
        }
    }

    /** Returns the bytes that the base64 text stands for; nothing when it is none. */
    static Optional<byte[]> decoded(Place entry) {
        String text = entry.textOrEmpty().replace("\r", "").replace("\n", "");
        try {
            return text.length() % 4 == 0 ? Optional.of(Base64.getDecoder().decode(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Returns how many bytes the texts of the data have. */
    static long plainSize(Place data) {
        return data.fields().stream()
                .mapToLong(entry -> entry.textOrEmpty().getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    /** Returns how many bytes the base64 texts of the data stand for. */
    static long encodedSize(Place data) {
        return data.fields().stream()
                .mapToLong(entry -> decoded(entry).map(bytes -> bytes.length).orElse(0))
                .sum();
    }

    /** Says that the data are too much when they are more than 1 MiB. */
    static void checkSize(Place data, long size) {
        if (size > MOST_BYTES) {
            data.refuse("holds " + size + " bytes, more than " + MOST_BYTES, "split it, or keep large files elsewhere");
        }
    }
}
