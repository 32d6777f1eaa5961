package io.chartwright.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chartwright.model.Chart;
import io.chartwright.model.ChartArchive;
import io.chartwright.model.ChartFile;
import io.chartwright.model.ChartId;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Mapping;
import io.chartwright.model.Version;
import io.chartwright.packaging.ChartPackager;
import io.chartwright.yaml.YamlReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlIndexTest {

    @ParameterizedTest
    @ValueSource(strings = {"on", "true", "null", "123", "1e3", "0x1f"})
    void editsWhenChartIsNamedLikeABooleanOrNumberQuotesTheKey(String name) throws IOException {
        String index = spliced("apiVersion: v1\nentries: {}\n", archive(name, "1.0.0"));

        assertThat(index)
                .contains("  \"" + name + "\":\n  - apiVersion: v2\n")
                .contains("    name: \"" + name + "\"\n");
    }

    @Test
    void editsWhenOtherVersionsAreThereKeepsHelmsOrder() throws IOException {
        String index = "apiVersion: v1\nentries: {}\n";
        for (String version : List.of("1.4.0", "2.0.0", "1.10.0", "2.0.0-rc.1", "1.9.0", "2.0.0-alpha")) {
            index = spliced(index, archive("demo", version));
        }

        Mapping read = new YamlReader("test").readMapping("index.yaml", index);
        assertThat(read.mapping("entries").orElseThrow().items("demo"))
                .extracting(item -> ((Mapping) item).text("version").orElseThrow())
                .containsExactly("2.0.0", "2.0.0-rc.1", "2.0.0-alpha", "1.10.0", "1.9.0", "1.4.0");
    }

    @Test
    void readWhenALineAfterTheLastWouldChangeItRefuses() {
        String open = "apiVersion: v1\nentries:\n  demo:\n  - version: 2.0.0\n    description: |\n      text";

        assertThatThrownBy(() -> spliced(open, archive("demo", "1.0.0")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(
                        "index.yaml:5:1: error: [publish/index] a block of text ends the file without a line");
    }

    private static ChartArchive archive(String name, String version) {
        String text = "apiVersion: v2\nname: \"" + name + "\"\nversion: " + version + "\n";
        Mapping metadata = new YamlReader("chart").readMapping("Chart.yaml", text);
        Map<String, ChartFile> files = Map.of("Chart.yaml", ChartFile.of("Chart.yaml", text));
        return new ChartPackager(ChartPackager.DEFAULT_EPOCH)
                .pack(new Chart(new ChartId(name, Version.parse(version)), metadata, files, List.of()));
    }

    private static String spliced(String index, ChartArchive archive) throws IOException {
        byte[] text = index.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RepositoryIndex.read("index.yaml", text, archive.id().name())
                .with(IndexEntry.of(archive))
                .bytes()
                .writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
