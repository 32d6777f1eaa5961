package io.chartwright.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionStringTest {
    private static final String HOST = "Host=db;";
    private static final String CHARACTERS = ";='\"%@{}\\ \u00e9aZ9";
    private static final int PASSWORDS = 1000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Password=plain|plain",
                "password = spaced out ;|spaced out",
                "PWD=short|short",
                "psw=older|older",
                "Password=\"a;b\"|a;b",
                "Password='a;b'|a;b",
                "Password=\"a\"\"b\"|a\"b",
                "Password='a''b'|a'b",
                "Password=\"a'b\"|a'b",
                "Password='a\"b'|a\"b",
                "Password=\"x\" ;|x",
                "Password=a=b|a=b",
                "Password=a\"b|a\"b",
                "Password=first;PWD=last|last",
                ";; ;Password=x;;|x"
            })
    void parseWhenPasswordIsWrittenThisWayReadsIt(String text, String password) {
        assertThat(ConnectionString.parse(HOST + text).text(Keyword.PASSWORD)).contains(password);
    }

    @Test
    void parseWhenNumberedPlaceIsInApplicationNameKeepsIt() {
        assertThat(ConnectionString.parse(HOST + "Application Name={0}").text(Keyword.APPLICATION_NAME))
                .contains("{0}");
    }

    @Test
    void parseWhenLastDuplicateIsEmptyGoesBackToDefault() {
        assertThat(ConnectionString.parse(HOST + "Password=x;Password=").text(Keyword.PASSWORD))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Server=db", "HOST=db", "\thost =db"})
    void parseWhenHostHasAnotherNameReadsIt(String text) {
        assertThat(ConnectionString.parse(text).text(Keyword.HOST)).contains("db");
    }

    @Test
    void parseWhenPasswordsAreQuotedAsTheChartDoesReadsEachBack() {
        Random random = new Random(20_260_101L);
        for (int i = 0; i < PASSWORDS; i++) {
            String password = random(random, i);
            String text = "Host=\"db\";Password=\"" + password.replace("\"", "\"\"") + "\";Username=\"flow\"";
            ConnectionString read = ConnectionString.parse(text);
            assertThat(read.text(Keyword.PASSWORD)).as("password %d", i).contains(password);
            assertThat(read.text(Keyword.USERNAME))
                    .as("user after password %d", i)
                    .contains("flow");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hots=s3cret",
                "Password=\"s3cret",
                "Password='s3cret",
                "Password=\"s3cret\"x",
                "Password=s3cret\"",
                "Password=a;s3cret=b",
                "Password=a;s3cret",
                "=s3cret",
                "Port=s3cret",
                "Port=0",
                "Port=65536",
                "Pooling=s3cret",
                "SSL Mode=s3cret",
                "Maximum Pool Size=0",
                "Minimum Pool Size=-1",
                "Timeout=1025"
            })
    void parseWhenStringIsWrongRefusesWithoutItsText(String text) {
        assertThatThrownBy(() -> ConnectionString.parse(HOST + text))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("DATABASE_CONNECTION_STRING: ")
                .hasMessageNotContaining("s3cret")
                .hasMessageNotContaining("\n");
    }

    @Test
    void parseWhenHostIsMissingRefuses() {
        assertThatThrownBy(() -> ConnectionString.parse("Port=5432")).hasMessageContaining("Host is missing");
    }

    /** Every second one begins or ends with a space, which only quotes keep. */
    private static String random(Random random, int number) {
        StringBuilder text = new StringBuilder(number % 4 == 1 ? " " : "");
        int length = 1 + random.nextInt(24);
        for (int i = 0; i < length; i++) {
            text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return number % 4 == 3 ? text + " " : text.toString();
    }
}
