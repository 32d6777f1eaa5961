package io.chartwright.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chartwright.model.InvalidInputException;
import io.chartwright.yaml.JsonWriter;
import io.chartwright.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonIndexTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String SAMPLE = """
            {"serverInfo":{"a":[1,true,null,"]}"]},"apiVersion":"v1","generated":"1970-01-01T00:00:00Z","entries":{\
            "alpha":[{"version":"1.0.0","description":"\\"}] \u00e9"}],"mini":[{"digest":"aa","version":"2.0.0"},\
            {"version":"1.0.0","urls":["a"]}],"zeta":[]},"annotations":{"x":"y"}}""";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'apiVersion':'v1'}",
                "{'apiVersion':'v1','entries':{}}",
                "{'apiVersion':'v1','entries':null,'x':{}}",
                "{'entries':{'mini':[]},'apiVersion':'v1'}",
                "{'entries':{'mini':null,'zeta':[{}]},'apiVersion':'v1'}",
                "{'entries':{'alpha':[]},'apiVersion':'v1'}",
                "{'entries':{'zeta':[]},'apiVersion':'v1'}",
                "{'entries':{'mini':[{'version':'1.0.0','x':{'version':'9'}}]},'apiVersion':'v1'}",
                "{'entries':{'mini':[{'version':'2.0.0'},{'version':'odd'}],'a':[]},'apiVersion':'v1'}",
                "{'entries':{'mini':[{'version':'2.0.0'}]},'apiVersion':'v1','generated':'1979-01-01T00:00:00+02:00'}",
            })
    void withWhenIndexIsInOneLineOrManyWritesTheEntryInTheSameStyle(String written) throws IOException {
        String compact = written.replace('\'', '"');
        String pretty = new JsonWriter().write(new YamlReader("test").readMapping("index.yaml", compact));

        String inOneLine = add(compact);
        String inMany = add(pretty);

        assertThat(MAPPER.readTree(inOneLine)).isEqualTo(expected(compact)).isEqualTo(MAPPER.readTree(inMany));
        assertThat(inMany).isEqualTo(new JsonWriter().write(new YamlReader("test").readMapping("index.yaml", inMany)));
        assertThat(inOneLine).doesNotContain("\n").doesNotContain("{ ").doesNotContain(", \"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            {"entries":{}}                                                 ; has 'apiVersion'
            {"apiVersion":"v1","entries":[]}                               ; an object of chart names
            {"apiVersion":"v1","entries":{"mini":{}}}                      ; an array of versions
            {"apiVersion":"v1","entries":{"mini":["1.0.0"]}}               ; an object is missing
            {"apiVersion":"v1","entries":{"mini":[{"version":1}]}}         ; text in quotes is missing
            {"apiVersion":"v1","entries":{"mini":[],"mini":[]}}            ; 'mini' is there twice
            {"apiVersion":"v1","entries":{"mini":[{"version":"1","version":"2"}]}} ; there twice
            {"apiVersion":"v1","entries":{"a":[{]}}                        ; another bracket
            {"apiVersion":"v1","entries":{"a":[                            ; not closed
            {"apiVersion":"v1" "entries":{}}                               ; a comma or the end
            {"apiVersion":"v1","entries":{}} {}                            ; something follows
            {"apiVersion":"v1","entries":{}                                ; a comma or the end
            {apiVersion: v1}                                               ; a key in quotes
            {"apiVersion":"v1                                              ; not closed
            {"apiVersion":}                                                ; a value is missing
            """)
    void readWhenItIsNoJsonIndexRefuses(String text, String problem) {
        assertThatThrownBy(() -> Splices.read(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(problem)
                .hasMessageContaining("[publish/index]");
    }

    @Test
    void withWhenIndexIsDamagedAtRandomNeverCorruptsIt() throws IOException {
        Random random = new Random(20_261_128);
        String pieces = "{}[]\",:\\ \nnx1";
        int accepted = 0;
        for (int round = 0; round < 5000; round++) {
            StringBuilder damaged = new StringBuilder(SAMPLE);
            for (int i = random.nextInt(2); i >= 0; i--) {
                int at = random.nextInt(damaged.length());
                damaged.replace(at, at + random.nextInt(2), "" + pieces.charAt(random.nextInt(pieces.length())));
            }
            accepted += isAccepted(damaged.toString()) ? 1 : 0;
        }
        assertThat(accepted).isGreaterThan(500);
    }

    private static boolean isAccepted(String text) throws IOException {
        String after;
        try {
            after = add(text);
        } catch (InvalidInputException e) {
            return false;
        }
        try {
            MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return false;
        }
        assertThat(withoutTime(MAPPER.readTree(after))).as(text).isEqualTo(withoutTime(expected(text)));
        return true;
    }

    private static JsonNode withoutTime(JsonNode index) {
        return ((ObjectNode) index).without("generated");
    }

    private static String add(String text) throws IOException {
        return Splices.write(Splices.read(text).with(IndexEntry.of(RepositoryIndexTest.ARCHIVE)));
    }

    /** Returns the tree that the text is with the entry at its place. */
    private static JsonNode expected(String text) throws IOException {
        ObjectNode root = (ObjectNode) MAPPER.readTree(text);
        String fields = new JsonWriter()
                .write(IndexEntry.of(RepositoryIndexTest.ARCHIVE).fields());
        ObjectNode entries = root.get("entries") instanceof ObjectNode there ? there : root.putObject("entries");
        ArrayNode versions = entries.get("mini") instanceof ArrayNode there ? there : entries.putArray("mini");
        int place = 0;
        while (place < versions.size()
                && IndexText.version(versions.get(place).path("version").asText())
                        .filter(there ->
                                there.compareTo(RepositoryIndexTest.ARCHIVE.id().version()) > 0)
                        .isPresent()) {
            place++;
        }
        versions.insert(place, MAPPER.readTree(fields));
        if (root.path("generated").asText().startsWith("19")) {
            root.put("generated", "1980-01-01T00:00:00Z");
        }
        return root;
    }

    @Test
    void withWhenVersionIsThereTwicePutsTheEntryInItsPlace() throws IOException {
        String index = "{\"apiVersion\":\"v1\",\"entries\":{\"mini\":[{\"version\":\"2.0.0\"},"
                + "{\"version\":\"1.5.0\"}, {\"version\":\"1.0.0\"} ,\n{\"version\":\"1.5.0\"}]}}";

        JsonNode versions = MAPPER.readTree(add(index)).path("entries").path("mini");

        assertThat(versions).hasSize(3);
        assertThat(versions.get(1).path("urls").path(0).asText()).isEqualTo("mini-1.5.0.tgz");
    }

    @Test
    void digestOfWhenVersionIsThereReturnsIt() {
        String a = "a".repeat(64);
        RepositoryIndex index = Splices.read(
                "{\"apiVersion\":\"v1\",\"entries\":{\"mini\":[{\"digest\":\"" + a + "\",\"version\":\"1.5.0\"}]}}");

        assertThat(index.digestOf(RepositoryIndexTest.ARCHIVE.id().version(), RepositoryIndexTest.ARCHIVE.digest()))
                .hasValueSatisfying(digest -> assertThat(digest.hex()).isEqualTo(a));
    }

    @Test
    void opensWhenFlowYamlIsMeantRefusesLater() {
        byte[] flow = "  \n{apiVersion: v1}".getBytes(StandardCharsets.UTF_8);

        assertThat(JsonScanner.opens(flow)).isTrue();
        assertThat(JsonScanner.opens("apiVersion: v1".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }
}
