package io.chartwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.rules.RuleCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/rules.md} is what the catalog says; {@code -Dcases.update} writes it. */
class RulesDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "rules.md");

    @Test
    void documentWhenComparedIsWhatTheCatalogSays() throws IOException {
        String document = RuleText.document(RuleCatalog.load());
        if (System.getProperty("cases.update") != null) {
            Files.writeString(DOCUMENT, document);
        }

        assertThat(Files.readString(DOCUMENT))
                .as("run './chartwright rules --format markdown=docs/rules.md'")
                .isEqualTo(document);
    }
}
