package io.chartwright.publish.oci;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GoJsonTest {

    @Test
    void writeWhenTextHasSpecialCharactersEscapesThemAsGoDoes() {
        assertThat(GoJson.write("<a href=\"x\">&\\ é 😀 \u2028\u2029\u0001\n\t\r\b\f"))
                .isEqualTo("\"\\u003ca href=\\\"x\\\"\\u003e\\u0026\\\\ é 😀 \\u2028\\u2029\\u0001\\n\\t\\r\\b\\f\"");
    }

    @Test
    void writeWhenValuesAreNestedKeepsTheirOrderWithoutBlanks() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("b", 2);
        map.put("a", List.of(true, "x", Map.of()));

        assertThat(GoJson.write(map)).isEqualTo("{\"b\":2,\"a\":[true,\"x\",{}]}");
    }
}
