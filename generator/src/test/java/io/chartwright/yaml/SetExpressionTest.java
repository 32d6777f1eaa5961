package io.chartwright.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetExpressionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a=b | {\"a\":\"b\"}",
                "a.b=1,c=true | {\"a\":{\"b\":1},\"c\":true}",
                "a={x,1} | {\"a\":[\"x\",1]}",
                "a={} | {\"a\":[]}",
                "a=x\\,y | {\"a\":\"x,y\"}",
                "a\\.b=c | {\"a.b\":\"c\"}",
                "a= | {\"a\":\"\"}",
                "a=b=c | {\"a\":\"b=c\"}",
                "a=007 | {\"a\":\"007\"}",
                "a=null | {\"a\":null}",
                "a.b=1,a.c=2 | {\"a\":{\"b\":1,\"c\":2}}"
            })
    void parseWhenHelmTakesItReturnsTheSameValues(String expression, String json) {
        assertThat(new JsonWriter().write(SetExpression.parse(expression)).replaceAll("\\s", ""))
                .isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a | has no '='",
                "a=b,c | has no '='",
                "=b | is no path of keys such as a.b",
                "a..b=c | is no path of keys such as a.b",
                "a[0]=c | write a values file to change items of a list"
            })
    void parseWhenItCannotBeReadSaysWhy(String expression, String why) {
        assertThatThrownBy(() -> SetExpression.parse(expression))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }
}
