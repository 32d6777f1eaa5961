package io.chartwright.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final Map<String, String> GOOD = Map.of(
            "BASE_URL", "https://flow.example.com/sub",
            "DATABASE_CONNECTION_STRING", "Host=db;Password=pa55word",
            "INSTALLATION_TOKEN", "t0ken");

    @Test
    void fromWhenAllIsThereReadsIt() {
        Settings settings = Settings.from(GOOD);

        assertThat(settings.port()).isEqualTo(80);
        assertThat(settings.baseUrl()).isEqualTo("https://flow.example.com/sub");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BASE_URL", "DATABASE_CONNECTION_STRING", "INSTALLATION_TOKEN"})
    void fromWhenVariableIsMissingOrBlankRefuses(String name) {
        Map<String, String> without = new HashMap<>(GOOD);
        without.remove(name);
        assertThatThrownBy(() -> Settings.from(without)).hasMessageStartingWith(name + ": is missing.");
        assertThatThrownBy(() -> Settings.from(with(name, " "))).hasMessageStartingWith(name + ": is missing.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"flow.example.com", "ftp://flow.example.com", "https://", "https://a b"})
    void fromWhenBaseUrlIsNotAbsoluteRefuses(String url) {
        assertThatThrownBy(() -> Settings.from(with("BASE_URL", url))).hasMessageStartingWith("BASE_URL: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "65536"})
    void fromWhenPortIsWrongRefuses(String port) {
        assertThatThrownBy(() -> Settings.from(with("STANDIN_PORT", port))).hasMessageStartingWith("STANDIN_PORT: ");
    }

    @Test
    void toStringWhenSettingsArePrintedHoldsNoSecret() {
        assertThat(Settings.from(GOOD).toString()).doesNotContain("pa55word").doesNotContain("t0ken");
    }

    @Test
    void hideWhenMessageHoldsSecretsReplacesThemAndKeepsOneLine() {
        assertThat(Settings.from(GOOD).secrets().hide("a pa55word\nb t0ken Host=db;Password=pa55word"))
                .isEqualTo("a (hidden) b (hidden) (hidden)");
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> changed = new HashMap<>(GOOD);
        changed.put(name, value);
        return changed;
    }
}
