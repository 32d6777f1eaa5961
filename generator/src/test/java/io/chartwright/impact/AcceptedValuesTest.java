package io.chartwright.impact;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.yaml.JsonWriter;
import io.chartwright.yaml.YamlReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class AcceptedValuesTest {

    @Test
    void ofWhenWordsAreNamedIsThoseAndNothing() {
        assertThat(values("enum: [plain, loud]")).containsExactly("\"plain\"", "\"loud\"", "null");
        assertThat(values("const: 4")).containsExactly("4", "null");
    }

    @Test
    void ofWhenNumbersHaveEdgesIncludesThem() {
        assertThat(values("{type: integer, minimum: 2, maximum: 9}")).contains("0", "2", "9");
        assertThat(values("{type: number}")).contains("0.5");
    }

    @Test
    void ofWhenATextIsAllowedIncludesTheEmptyOneAndWhatYamlTakesForMore() {
        assertThat(values("{type: string, examples: [hello]}"))
                .contains("\"hello\"", "\"\"", "\"a: b\\n- c\"", "\"true\"");
    }

    @Test
    void ofWhenListsAndObjectsAreAllowedIncludesTheEmptyOnesAndThoseOfOne() {
        assertThat(values("{type: array, items: {type: boolean}}")).contains("[]", "[ true ]", "[ null ]");
        assertThat(values("{type: object, additionalProperties: {type: boolean}}"))
                .contains("{}", "{ \"x\": false }");
        assertThat(values("{type: object, required: [name], properties: {name: {type: string, examples: [web]}}}"))
                .contains("{}", "{ \"name\": \"web\" }");
    }

    @Test
    void ofWhenThereIsAChoiceTakesFromEach() {
        assertThat(values("anyOf: [{type: boolean}, {type: integer}]"))
                .contains("true", "1")
                .doesNotContain("\"x\"");
    }

    @Test
    void ofWhenNoTypeIsGivenTakesEveryType() {
        assertThat(values("{}")).contains("\"x\"", "1", "true", "[]", "{}", "null");
        assertThat(values("allOf: [{type: string}]")).containsExactly("null");
    }

    private static List<String> values(String schema) {
        return AcceptedValues.of(new YamlReader("values").readMapping("schema", schema)).stream()
                .map(node -> new JsonWriter().write(node).strip().replaceAll("\\s*\\n\\s*", " "))
                .toList();
    }
}
