package io.chartwright.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table in the guide is made of the catalogue; {@code -Dguide.update} writes it anew. */
class TroubleshootingGuideTest {
    private static final Path GUIDE = Path.of("../docs/guides/troubleshooting.md");
    private static final Pattern TABLE = Pattern.compile("(?s)(?<=<!-- causes -->\n).*(?=<!-- /causes -->)");

    @Test
    void tableWhenItIsComparedWithTheCatalogueIsTheSame() throws IOException {
        String text = Files.readString(GUIDE);
        String made = TABLE.matcher(text).replaceFirst(Matcher.quoteReplacement(table()));
        if (System.getProperty("guide.update") != null) {
            Files.writeString(GUIDE, made);
        }
        assertThat(Files.readString(GUIDE)).isEqualTo(made);
    }

    private static String table() {
        return CauseCatalogue.load().entries().stream()
                .map(entry -> "| " + words(entry.symptom()) + " | " + words(entry.title()) + "<br>`" + entry.id()
                        + "` | " + words(entry.fix()) + " |\n")
                .collect(Collectors.joining("", "| what you see | what it says | what to do |\n|---|---|---|\n", ""));
    }

    private static String words(String text) {
        return text.replace("<", "&lt;").replaceAll("\\$\\{(\\w+)}", "*$1*").replace("|", "\\|");
    }
}
