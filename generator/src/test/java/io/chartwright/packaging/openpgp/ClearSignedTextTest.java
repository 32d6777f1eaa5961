package io.chartwright.packaging.openpgp;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.model.Content;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ClearSignedTextTest {
    private static final Content SIGNATURE = Content.of(new byte[100]);
    private static final String TEXT = "- a\n-----BEGIN PGP SIGNATURE-----\nb \t\n\nc - d\n\n";

    @Test
    void formatWhenLinesBeginWithADashEscapesThem() {
        byte[] file = new ClearSignedText("SHA512", TEXT, SIGNATURE).format();

        assertThat(ClearSignedText.textOf(file)).startsWith("""
                        -----BEGIN PGP SIGNED MESSAGE-----
                        Hash: SHA512

                        - - a
                        - -----BEGIN PGP SIGNATURE-----
                        b \t

                        c - d

                        -----BEGIN PGP SIGNATURE-----

                        """);
        assertThat(ClearSignedText.parse(file).orElseThrow().text()).isEqualTo(TEXT);
        assertThat(ClearSignedText.parse(file).orElseThrow().signature()).isEqualTo(SIGNATURE);
    }

    @Test
    void signedBytesWhenLinesEndInBlanksLeavesThemOut() {
        assertThat(ClearSignedText.textOf(ClearSignedText.signedBytes(TEXT)))
                .isEqualTo("- a\r\n-----BEGIN PGP SIGNATURE-----\r\nb\r\n\r\nc - d\r\n");
    }

    @Test
    void parseWhenTheFormIsAnotherRefusesIt() {
        String good = ClearSignedText.textOf(new ClearSignedText("SHA512", "a\nb\n", SIGNATURE).format());

        assertThat(ClearSignedText.parse(bytes(good))).isPresent();
        for (String bad : new String[] {
            "",
            good.substring(1),
            good + "x",
            "x\n" + good,
            good.replace("\na\n", "\n-a\n"),
            good.replace("\na\n", "\na\r\r\n"),
            good.replace("Hash: SHA512\n", ""),
            good.replace("SHA512\n\n", "SHA512\nNote: x\n\n"),
            good.replace("=", "#"),
            good.replaceAll("\n=....\n", "\n=AAAA\n"),
            good.replace("AAAA\n", "AAAA\n\n")
        }) {
            assertThat(ClearSignedText.parse(bytes(bad))).as(bad).isEmpty();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
