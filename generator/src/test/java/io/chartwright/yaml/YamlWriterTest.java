package io.chartwright.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Scalar;
import io.chartwright.model.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlWriterTest {

    private static final Location HERE = Location.of("t.yaml");

    private final YamlReader reader = new YamlReader("test");
    private final YamlWriter writer = new YamlWriter();

    @Test
    void writeWhenReadBackIsTheSameText() {
        String text = """
                # Comment of a
                a: 1
                list:
                  - x: 1
                    z: two words
                  - plain
                  -
                    - nested
                empty: {}
                none: []
                quoted: "yes"
                number: "012"
                colon: "a: b"
                port: 80:8080
                template: '{{ tpl "x" . }}'
                block: |
                  one

                    two
                keep: |+
                  line

                strip: |-
                  a
                  b
                """;
        assertThat(writer.write(reader.readMapping("t.yaml", text.replace("  -\n    - nested\n", ""))))
                .isEqualTo(text.replace("  -\n    - nested\n", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "y",
                "n",
                "no",
                "null",
                "~",
                "1e3",
                "0x1",
                "1_0",
                ".5",
                "-",
                "- a",
                "a #b",
                "#a",
                "a:",
                "a: b",
                "é",
                "\t",
                "a\tb",
                "\u0007",
                "\u2028",
                "line\n",
                "\nline",
                "a\n\n",
                " lead\nx",
                "x \ny",
                "%a",
                "@a",
                "`a",
                "&a",
                "*a",
                "!a",
                "|",
                ">",
                "'a'",
                "\"a\"",
                "a\\b",
                "{a}",
                "[a]",
                "a,b",
                "=",
                "<<",
                "2001-01-01",
                "1:30",
                "\uD83D\uDE00",
                "a\r\nb",
                "---",
                "--- a",
                "..."
            })
    void writeWhenTextIsAwkwardReadsBackEqual(String text) {
        assertRoundTrip(text);
    }

    @Test
    void writeWhenTextIsRandomReadsBackEqual() {
        Random random = new Random(20260101);
        String alphabet = "aZ09 :#-'\"\\{}[]&*!|>%@`,?=~.\n\t$()/é\u00a0\u0085";
        for (int i = 0; i < 5000; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(12);
            for (int j = 0; j < length; j++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertRoundTrip(text.toString());
        }
    }

    private void assertRoundTrip(String text) {
        Node scalar = Scalar.of(text, HERE);
        Map<String, Mapping.Entry> entries = new LinkedHashMap<>();
        entries.put("k", new Mapping.Entry("k", scalar, HERE, List.of()));
        entries.put("l", new Mapping.Entry("l", new Sequence(List.of(scalar, scalar), HERE), HERE, List.of()));
        String key = text.isEmpty() ? "empty" : text;
        entries.putIfAbsent(key, new Mapping.Entry(key, scalar, HERE, List.of()));
        String written = writer.write(new Mapping(entries, HERE));
        Mapping read = reader.readMapping("t.yaml", written);
        List<String> texts = new ArrayList<>();
        texts.add(((Scalar) read.get("k").orElseThrow()).text());
        read.items("l").forEach(item -> texts.add(((Scalar) item).text()));
        texts.add(((Scalar) read.get(key).filter(Scalar.class::isInstance).orElse(scalar)).text());
        assertThat(texts).as(written).containsOnly(text);
        assertThat(read.get("k").orElseThrow()).matches(node -> ((Scalar) node).isText(), "text in " + written);
        Mapping json = reader.readMapping("t.json", new JsonWriter().write(new Mapping(entries, HERE)));
        assertThat(json.text("k")).contains(text);
    }
}
