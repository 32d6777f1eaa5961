package io.chartwright.packaging.openpgp;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.bcpg.CRC24;

/** A signature as text (RFC 9580, section 6). */
final class SignatureArmor {
    static final String BEGIN = "-----BEGIN PGP SIGNATURE-----";

    private static final String END = "-----END PGP SIGNATURE-----";
    private static final int WIDTH = 64;

    private SignatureArmor() {}

    /** Returns the lines, each ended by a line feed. */
    static String format(byte[] signature) {
        return BEGIN + "\n\n" + encoded(signature) + "\n" + checksum(signature) + "\n" + END + "\n";
    }

    /** Returns the signature of the lines; empty when they are not the only way to write it. */
    static Optional<byte[]> parse(List<String> lines) {
        int at = 1;
        while (at < lines.size() && lines.get(at).matches("(Version|Comment): [ -~]*")) {
            at++;
        }
        int end = lines.indexOf(END);
        boolean isEnded =
                end >= 0 && lines.subList(end + 1, lines.size()).stream().allMatch(String::isEmpty);
        if (!isEnded || at >= end || !lines.get(at).isEmpty()) {
            return Optional.empty();
        }
        List<String> body = new ArrayList<>(lines.subList(at + 1, end));
        Optional<String> checksum = body.isEmpty() || !body.get(body.size() - 1).startsWith("=")
                ? Optional.empty()
                : Optional.of(body.remove(body.size() - 1));
        try {
            byte[] signature = Base64.getDecoder().decode(String.join("", body));
            boolean isExact = encoded(signature).equals(String.join("\n", body));
            return isExact
                            && checksum.filter(sum -> !sum.equals(checksum(signature)))
                                    .isEmpty()
                    ? Optional.of(signature)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String encoded(byte[] signature) {
        return Base64.getMimeEncoder(WIDTH, new byte[] {'\n'}).encodeToString(signature);
    }

    private static String checksum(byte[] signature) {
        CRC24 crc = new CRC24();
        for (byte b : signature) {
            crc.update(b);
        }
        int sum = crc.getValue();
        byte[] bytes = {(byte) (sum >> 16), (byte) (sum >> 8), (byte) sum};
        return "=" + Base64.getEncoder().encodeToString(bytes);
    }
}
