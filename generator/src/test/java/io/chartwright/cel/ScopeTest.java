package io.chartwright.cel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScopeTest {
    private static final Expressions NEWEST = new Expressions(37, pattern -> Optional.empty());
    private static final int SMALL_STACK = 512 * 1024;
    private static final Scope ADMISSION = NEWEST.withAuthorizer(NEWEST.admission());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "object.spec.replicas = 5 | column 22: '=' is no operator | write '==' to compare",
                "obejct.spec.replicas > 5 | column 1: 'obejct' is not known here | write 'object'",
                "len(object.items) > 1 | column 4: there is no function 'len' | write 'size'",
                "request.resource.groups == '' | column 17: there is no field 'groups' | write 'group'",
                "object.a and object.b | column 10: 'and' cannot stand there | write &&",
                "(object.a == 1 | column 15: ')' is missing | add it",
                "object.a == 'x | column 13: cannot read the text 'x | close it, and write \\\\ for a backslash",
                "string(1) + 2 == '' | column 11: '+' does not take string and int | convert one of them with int(…) or string(…)",
                "object.a in [1, 'a'] | column 17: mixes int and string in one literal | write values of one type, or dyn(…)",
                "object.a + 1 | comes to int and not to bool | compare it with another value",
                "object.a | comes to a value whose type is only known later and not to bool | compare it with another value",
                "duration('1 hour') > duration('1s') | column 10: '1 hour' is no duration | write one such as 1h30m",
                "'%s %s'.format(['a']) != '' | column 16: the text has places for 2 values, and there are 1 | write as many",
                "object.?a > 1 | column 11: '>' does not take optional(dyn) and int | take the value out with orValue(…)",
                "has(object) | column 4: has(…) takes a field | write has(a.b), or 'b' in a",
                "1 in ['a'] | column 3: 'in' does not take int and list(string) | convert one of them with int(…) or string(…)",
                "var == 1 | column 1: 'var' is a word of the language | use another name",
            })
    void compileWhenThereIsAMistakeSaysWhereAndHowToMendIt(String expression, String problem, String fix) {
        assertThat(ADMISSION.compile(expression, List.of("bool")).mistake()).contains(new Mistake(problem, fix));
    }

    @Test
    void compileWhenTheMistakeStandsInAnotherLineNamesTheLine() {
        assertThat(ADMISSION.compile("true\n  && nothing", List.of("bool")).mistake())
                .map(Mistake::problem)
                .contains("line 2, column 6: 'nothing' is not known here");
    }

    @ParameterizedTest
    @CsvSource({"28, false", "29, true", "37, true"})
    void compileWhenAFunctionIsNewerThanTheMinorRefusesIt(int minor, boolean isTaken) {
        Scope scope = new Expressions(minor, pattern -> Optional.empty()).admission();

        assertThat(scope.compile("quantity('1').isInteger()", List.of("bool"))
                        .mistake()
                        .isEmpty())
                .isEqualTo(isTaken);
    }

    @Test
    void compileWhenAVariableHasATypeKnowsIt() {
        Scope none = ADMISSION.withVariables();
        Scope scope = none.withVariable("team", none.compile("'a'", List.of()));

        assertThat(scope.compile("variables.team.startsWith('a')", List.of("bool"))
                        .mistake())
                .isEmpty();
        assertThat(scope.compile("variables.team > 1", List.of("bool")).mistake())
                .isPresent();
        assertThat(scope.compile("variables.taem == ''", List.of("bool")).mistake())
                .map(Mistake::fix)
                .contains("write 'team'");
    }

    static Stream<String> hostile() {
        return Stream.of(
                "(".repeat(500_000) + "1" + ")".repeat(500_000),
                "[".repeat(9_000),
                "(".repeat(4_000) + "true" + ")".repeat(4_000),
                "size([" + "1,".repeat(49_000) + "1]) > 1",
                "size([" + "1,".repeat(4_900) + "1]) > 1",
                "1" + "+1".repeat(4_900) + " > 1",
                "true" + "&&true".repeat(1_600),
                "object" + ".a".repeat(4_900),
                "true?1:".repeat(1_400) + "1",
                "!".repeat(9_000) + "true",
                "[1].map(x,".repeat(240) + "x" + ")".repeat(240) + ".size() > 0",
                "[1].map(x,".repeat(32) + "x" + ")".repeat(32) + ".size() > 0",
                "[1].all(x,".repeat(63) + "true" + ")".repeat(63),
                "[1].all(x,".repeat(260) + "true" + ")".repeat(260),
                "true?".repeat(120) + "true" + ":true".repeat(120),
                "true?true:".repeat(240) + "true",
                "1" + "+1".repeat(240) + " > 1",
                "object" + ".a".repeat(240) + " == 1",
                "'a'.matches('((a{1000}){1000}){1000}')",
                "\u0000 }} {{ $$ '");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void compileWhenTheExpressionIsHostileEndsSoonOnASmallStack(String expression) throws InterruptedException {
        ADMISSION.compile("true", List.of("bool"));
        AtomicReference<Object> outcome = new AtomicReference<>();
        Thread thread = new Thread(
                null, () -> outcome.set(ADMISSION.compile(expression, List.of("bool"))), "small", SMALL_STACK);
        thread.setUncaughtExceptionHandler((failed, error) -> outcome.set(error));

        thread.start();
        thread.join(Duration.ofSeconds(5).toMillis());

        assertThat(outcome.get()).isInstanceOf(Compiled.class);
    }
}
