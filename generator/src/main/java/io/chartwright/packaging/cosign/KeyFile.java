package io.chartwright.packaging.cosign;

import io.chartwright.model.Content;
import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one PEM block of a key file.
 *
 * @param name what findings call the file
 * @param type what the block says that it is, for example {@code PUBLIC KEY}
 * @param body the decoded bytes
 */
record KeyFile(String name, String type, Content body) {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z ]+)-----\\s+([A-Za-z0-9+/=\\s]+)-----END \\1-----");

    /**
     * Returns the block of the file.
     *
     * @throws InvalidInputException when there is none
     */
    static KeyFile read(String name, byte[] bytes) {
        Matcher block = PEM.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        return (block.find() ? decoded(name, block) : Optional.<KeyFile>empty())
                .orElseThrow(() -> problem(name, "holds no key in PEM form"));
    }

    /** Returns the exception for a file that is not the key that it should be. */
    InvalidInputException problem(String problem) {
        return problem(name, problem);
    }

    private static Optional<KeyFile> decoded(String name, Matcher block) {
        try {
            byte[] body = Base64.getDecoder().decode(block.group(2).replaceAll("\\s", ""));
            return Optional.of(new KeyFile(name, block.group(1), Content.of(body)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static InvalidInputException problem(String name, String problem) {
        return new InvalidInputException(
                Finding.error(
                        "signing/keyring",
                        Location.of(name),
                        problem,
                        "make a pair of keys with 'cosign generate-key-pair', sign with cosign.key, and verify with cosign.pub"));
    }
}
