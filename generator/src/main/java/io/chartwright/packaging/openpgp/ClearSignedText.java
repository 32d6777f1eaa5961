package io.chartwright.packaging.openpgp;

import io.chartwright.model.Content;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A text and its signature in the cleartext signature framework of OpenPGP (RFC 9580, section 7).
 *
 * <p>Texts are held as one character per byte, so that they come out as they went in, whatever their encoding.
 *
 * @param hash the hash algorithm that the header names, for example {@code SHA512}
 * @param text the lines, each ended by a line feed
 * @param signature the signature packet
 */
record ClearSignedText(String hash, String text, Content signature) {
    private static final String BEGIN = "-----BEGIN PGP SIGNED MESSAGE-----";
    private static final String HASH = "Hash: ";

    /** Returns the text of the bytes. */
    static String textOf(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Returns the bytes of the text. */
    static byte[] bytesOf(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * Returns what is signed of a text: its lines without blanks at their ends, joined by a carriage return and a line
     * feed.
     */
    static byte[] signedBytes(String text) {
        return bytesOf(text.lines().map(line -> line.replaceAll("[ \t]+$", "")).collect(Collectors.joining("\r\n")));
    }

    /** Returns the bytes of the file; a line that begins with a dash is escaped. */
    byte[] format() {
        StringBuilder out = new StringBuilder(BEGIN + "\n" + HASH + hash + "\n\n");
        text.lines().forEach(line -> out.append(line.startsWith("-") ? "- " : "")
                .append(line)
                .append('\n'));
        return bytesOf(out.append(SignatureArmor.format(signature.bytes())).toString());
    }

    /**
     * Returns what the file holds. It is read strictly: every byte of it either is signed or can only be what it is, up
     * to line ends, which may be those of Windows.
     *
     * @return empty when it is no such file
     */
    static Optional<ClearSignedText> parse(byte[] file) {
        String whole = textOf(file);
        if (whole.indexOf('\r') >= 0) {
            whole = whole.replace("\r\n", "\n");
        }
        List<String> lines = List.of(whole.split("\n", -1));
        int end = lines.indexOf(SignatureArmor.BEGIN);
        if (lines.size() < 3 || end < 3 || whole.indexOf('\r') >= 0) {
            return Optional.empty();
        }
        if (!lines.get(0).equals(BEGIN)
                || !lines.get(1).startsWith(HASH)
                || !lines.get(2).isEmpty()) {
            return Optional.empty();
        }
        List<String> text = new ArrayList<>();
        for (String line : lines.subList(3, end)) {
            if (line.startsWith("-") && !line.startsWith("- ")) {
                return Optional.empty();
            }
            text.add((line.startsWith("-") ? line.substring(2) : line) + "\n");
        }
        return SignatureArmor.parse(lines.subList(end, lines.size()))
                .map(signature -> new ClearSignedText(
                        lines.get(1).substring(HASH.length()), String.join("", text), Content.of(signature)));
    }
}
