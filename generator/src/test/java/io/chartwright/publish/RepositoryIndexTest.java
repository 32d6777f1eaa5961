package io.chartwright.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chartwright.model.ChartArchive;
import io.chartwright.model.Digest;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.model.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryIndexTest {

    static final ChartArchive ARCHIVE = Charts.archive("mini", "1.5.0");
    private static final String GENERATED = "generated: \"2030-01-01T00:00:00Z\"\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "entries: {}\n" + GENERATED,
                "entries: { } # none\n" + GENERATED,
                "entries:\n" + GENERATED,
                "entries: null\n",
                "entries: {}",
                GENERATED,
                "# first\n" + GENERATED + "# last",
                "entries:\n  mini: []\n  zeta: []\n",
                "entries:\n  mini:\n  zeta: [{version: 1.0.0}]\n",
                "entries:\n  # about alpha\n  alpha:\n  - version: 1.0.0\n\n  # about zeta\n  zeta:\n  - version: 2.0.0\n",
                "entries:\n    mini:\n        -   version: 2.0.0\n            digest: aa\n        # older\n        - digest: bb\n          version: '1.0.0'\n",
                "entries:\n  mini:\n  -\n    version: 1.0.0\n    maintainers:\n    - name: a\n      email: b\n    - name: c\n",
                "entries:\n  \"mini\":\n  - \"version\": \"1.0.0\"\n    description: |+\n      version: 9\n\n    \n  # end\n"
                        + GENERATED,
                "entries:\n  mini:\n  - description: \"version: 9\n\n  - version: 8\n\nentries: \\\" {\n  \"\n    version: 1.0.0\n",
                "entries:\n  mini:\n  - description: 'it''s [\n      - version: 7'\n    version: 1.0.0 # comment\n",
                "entries:\n  mini:\n  - description: a plain text\n      - version. 7\n\n      end\n    version: 1.0.0\n  zeta:\n",
                "entries:\n  mini:\n  - keywords: [a, 'b]', \"c]\",\n   it's, {d: e}]\n    version: 1.0.0",
                "entries:\n  mini:\n  - version: 1.0.0\n    icon: https://example.com/a#b:c\n    home: a'b\"c\n",
                "annotations:\n  entries:\n  - a\n  mini: |\n    entries:\nentries:\n  mini:\n  - version: v1.4\n  - version: odd\npublicKeys:\n- a\n- b\nserverInfo: {entries: {}}\n",
                "entries:\n  mini:\n  - annotations:\n      a: >-\n        version: 3\n\n        x\n    version: 1.0.0\n"
                        + GENERATED,
            })
    void withWhenIndexIsWrittenInSomeStyleInsertsTheEntryOnly(String rest) throws IOException {
        for (String text : List.of("apiVersion: v1\n" + rest, "\ufeff---\napiVersion: \"v1\"\n" + rest)) {
            Splices.checkInsertion(text);
            Splices.checkInsertion(text.replace("\n", "\r\n"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            ``                                                     ; begins with 'apiVersion: v1'
            no index                                               ; an index is a mapping
            apiVersion: v1%entries: []                             ; not in lines of its own
            apiVersion: v1%entries: {mini: [{version: 1.0.0}]}     ; not in lines of its own
            apiVersion: v1%entries:%- a                            ; a mapping of chart names
            apiVersion: v1%entries:%  mini: [{version: 1.0.0}]     ; not in lines of its own
            apiVersion: v1%entries:%  mini: text                   ; not in lines of its own
            apiVersion: v1%entries:%  mini:%    version: 1.0.0     ; a list of versions
            apiVersion: v1%entries:%  mini:%  - - version: 1       ; a version is a mapping
            apiVersion: v1%entries:%  mini:%  - 1.0.0              ; a version is a mapping
            apiVersion: v1%entries:%  mini: []%  mini: []          ; 'mini' is there twice
            apiVersion: v1%entries: {}%entries: {}                 ; 'entries' is there twice
            apiVersion: v1%entries:%  mini:%  - version: 1%    version: 2 ; there twice
            apiVersion: v1%entries:%  mini:%  - version: 1%   digest: 2 ; belongs to no key
            apiVersion: v1%entries:%  mini:%  - version: 1%  digest: 2 ; not in lines of its own
            apiVersion: v1%entries:%  mini:%  - version: "1        ; is not closed
            apiVersion: v1%entries:%  mini:%  - keywords: [a       ; is not clear
            apiVersion: v1%entries:%  mini:%  - &a%    version: 1  ; anchors
            apiVersion: v1%entries:%  mini:%  - <<: x              ; a version is a mapping
            apiVersion: v1%entries:%  mini:%  - version: a: b      ; a colon stands in text
            apiVersion: v1%entries:%  mini:%  - version: "a" b     ; something follows a value
            apiVersion: v1%entries: {}%--- %apiVersion: v1         ; only one YAML document
            %TAG ! x%---%apiVersion: v1                            ; an index is a mapping
            """)
    void readWhenIndexIsNotClearRefuses(String text, String problem) {
        byte[] bytes = text.replace('%', '\n').getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> RepositoryIndex.read("index.yaml", bytes, "mini"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\rb", "a\u0085b", "a\u2028b", "a\u2029b", "a\u0000b", "a\u001bb"})
    void readWhenSomeReaderWouldEndTheLineRefuses(String value) {
        byte[] bytes = ("apiVersion: v1\nentries: {}\nx: " + value + "\n").getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> RepositoryIndex.read("index.yaml", bytes, "mini"))
                .hasMessageContaining("index.yaml:3:5: error: [publish/index]");
    }

    @ParameterizedTest
    @CsvSource({"1.0.0, 2", "1.5.0-rc.1, 1", "2.0.0, 0", "1.0.0-a, 2", "0.1.0, 3", "1.4.1, 1"})
    void withWhenVersionsAreThereKeepsTheNewestFirst(String version, int place) throws IOException {
        String text = "apiVersion: v1\nentries:\n  mini:\n  - version: 1.5.0\n  - version: v1.4\n  - version: 0.9.0\n";

        List<Node> versions = Splices.splice(text, Charts.archive("mini", version))
                .mapping("entries")
                .orElseThrow()
                .items("mini");

        assertThat(((Mapping) versions.get(place)).text("version")).contains(version);
        assertThat(versions).hasSize(4);
    }

    @Test
    void digestOfWhenVersionIsThereReturnsIt() {
        String a = "a".repeat(64);
        String b = "b".repeat(64);
        RepositoryIndex index =
                Splices.read("apiVersion: v1\nentries:\n  mini:\n  - digest: sha256:" + a + "\n    version: 1.0.0\n"
                        + "  - version: \"1.0.0+x\"\n    digest: '" + b + "'\n"
                        + "  other:\n  - version: 2.0.0\n    digest: " + a + "\n");

        assertThat(index.digestOf(Version.parse("1.0.0"), new Digest(b))).contains(new Digest(a));
        assertThat(index.digestOf(Version.parse("1.0.0+x"), new Digest(b))).contains(new Digest(b));
        assertThat(index.digestOf(Version.parse("2.0.0"), new Digest(b))).isEmpty();
    }

    @Test
    void digestOfWhenItIsMissingOrOddRefuses() {
        for (String rest : List.of("", "    digest: md5\n")) {
            RepositoryIndex index = Splices.read("apiVersion: v1\nentries:\n  mini:\n  - version: 1.0.0\n" + rest);

            assertThatThrownBy(() -> index.digestOf(Version.parse("1.0.0"), ARCHIVE.digest()))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("digest");
        }
    }

    @Test
    void withWhenGeneratedIsOlderMovesItForward() throws IOException {
        String text = "apiVersion: v1\nentries: {}\ngenerated: 1979-01-01T00:00:00.5+02:00 # once\n";

        assertThat(Splices.write(Splices.read(text).with(IndexEntry.of(ARCHIVE))))
                .endsWith("generated: \"1980-01-01T00:00:00Z\" # once\n");
    }
}
