package io.chartwright.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TextSearchTest {

    @Test
    void searchWhenAnyByteStandsAnywhereFindsExactlyTheFirst() {
        for (int value = 0; value < 256; value++) {
            for (int place = 0; place < 20; place++) {
                byte[] text = "a ~ text of 20 bytes".getBytes(StandardCharsets.US_ASCII);
                text[place] = (byte) value;
                boolean isUnusual = value >= 0x80 || (value < ' ' && value != '\n');

                assertThat(TextSearch.lineFeed(text, 0)).isEqualTo(value == '\n' ? place : text.length);
                assertThat(TextSearch.unusual(text, 0)).isEqualTo(isUnusual ? place : text.length);
                assertThat(TextSearch.unusual(text, place + 1)).isEqualTo(text.length);
            }
        }
    }

    @Test
    void searchWhenSeveralAreThereFindsTheFirst() {
        byte[] text = "0123\n5\n\t\n9\u00e9\n345678\n".getBytes(StandardCharsets.UTF_8);

        assertThat(TextSearch.lineFeed(text, 0)).isEqualTo(4);
        assertThat(TextSearch.lineFeed(text, 5)).isEqualTo(6);
        assertThat(TextSearch.unusual(text, 0)).isEqualTo(7);
        assertThat(TextSearch.unusual(text, 8)).isEqualTo(10);
    }
}
