package io.chartwright.impact;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.model.Mapping;
import io.chartwright.model.Node;
import io.chartwright.yaml.JsonWriter;
import io.chartwright.yaml.YamlReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherValuesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "type: boolean | true | false",
                "enum: [a, b, c] | b | 'a' 'c'",
                "{type: integer, minimum: 5} | | 6 4 5",
                "{type: integer, multipleOf: 10} | 20 | 30 10",
                "{type: string, examples: [500m]} | 250m | '500m' '251m' '250mx' 'x250m' '1'",
                "{type: string, default: ''} | '' | 'x' '1'",
                "{} | 1.5 | 2.5 0.5",
                "{} | [a, b] | ['a'] ['x'] ['1']",
                "{} | {} | {'x':'x'} {'x':'1'}",
                "{type: object, additionalProperties: {type: integer}} | {a: 1} | {'x':1} {'x':-1} {'x':0}",
                "{type: object, default: {}, examples: [{a: 1}, {a: 2}]} | {a: 1} | {'a':2} {'x':'x'} {'x':'1'}",
                "{type: [string, integer]} | 7 | 8 6 'x' '1'",
            })
    void valuesWhenThoughtOfAreOtherThanTheOneThatIs(String schema, String now, String expected) {
        Mapping read = new YamlReader("values").readMapping("schema", schema);
        Optional<Node> value = Optional.ofNullable(now)
                .map(text -> new YamlReader("values").readMapping("values", "v: " + text))
                .flatMap(values -> values.get("v"));

        List<Node> others = OtherValues.of(read, value);

        assertThat(others.stream()
                        .map(node -> new JsonWriter()
                                .write(node)
                                .replaceAll("\\s", "")
                                .replace('"', '\''))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(expected);
    }
}
