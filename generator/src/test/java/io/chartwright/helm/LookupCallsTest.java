package io.chartwright.helm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LookupCallsTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '~',
            value = {
                "{{ lookup \"v1\" \"Pod\" \"a\" \"b\" }}=>{{ omit (dict) \"v1\" \"Pod\" \"a\" \"b\" }}",
                "{{- $x := (lookup \"v1\" \"Pod\" \"\" \"\").items }}=>{{- $x := (omit (dict) \"v1\" \"Pod\" \"\" \"\").items }}",
                "{{ \"b\" | lookup \"v1\" \"Pod\" \"a\"}}=>{{ \"b\" | omit (dict) \"v1\" \"Pod\" \"a\"}}",
                "{{ print \"}}\" (lookup \"v1\" \"Pod\" \"a\" \"b\") }}=>{{ print \"}}\" (omit (dict) \"v1\" \"Pod\" \"a\" \"b\") }}",
            })
    void removedWhenATemplateLooksUpPutsAnEmptyObject(String template, String expected) {
        assertThat(LookupCalls.removed(template)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lookup: lookup",
                "{{ .Values.lookup }} lookup {{ $lookup }}",
                "{{ include \"small.lookup\" . }}{{ `lookup` }}{{ \"\\\"lookup\" }}",
                "{{/* lookup }} */}}lookup",
                "{{ nslookup-lookup lookups }}",
                "{{ lookups",
                "",
            })
    void removedWhenNothingIsLookedUpChangesNothing(String template) {
        assertThat(LookupCalls.removed(template)).isEqualTo(template);
    }

    @Test
    void removedWhenAnActionIsNotClosedStillEnds() {
        assertThat(LookupCalls.removed("a {{ lookup \"")).isEqualTo("a {{ omit (dict) \"");
    }
}
