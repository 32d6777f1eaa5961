package io.chartwright.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.model.Chart;
import io.chartwright.model.ChartFile;
import io.chartwright.model.ChartId;
import io.chartwright.model.Mapping;
import io.chartwright.model.Version;
import io.chartwright.yaml.YamlReader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The process that renders a chart of somebody else, and what is left of it. */
class IsolatedHelmTest {
    private static final String RELEASE = "1.36.0";

    @Test
    void closeWhenAChartWasRenderedLeavesNothing() {
        ChildChart opened = open("kind: ConfigMap\n");
        Path folder = opened.folder().path();

        assertThat(opened.template("", RELEASE).output()).contains("kind: ConfigMap");
        assertThat(folder).isNotEmptyDirectory();
        opened.close();

        assertThat(folder).doesNotExist();
        assertThat(opened.process().isAlive()).isFalse();
    }

    @Test
    void closeWhileATemplateNeverEndsLeavesNothing() throws InterruptedException {
        ChildChart opened = open("{{ range until 2000000000 }}{{ end }}");
        Path folder = opened.folder().path();
        Thread call = new Thread(() -> opened.template("", RELEASE));
        call.start();
        while (!folder.resolve(name(folder)).toFile().exists()) {
            Thread.sleep(20);
        }

        opened.close();
        call.join();

        assertThat(folder).doesNotExist();
    }

    @Test
    void closeWhenTheProcessHasDiedLeavesNothing() {
        ChildChart opened = open("kind: ConfigMap\n");
        assertThat(opened.template("", RELEASE).output()).contains("kind: ConfigMap");
        opened.process().destroyForcibly();

        assertThat(opened.template("", RELEASE).failure()).isPresent();
        opened.close();

        assertThat(opened.folder().path()).doesNotExist();
    }

    /** Returns the name of what the process keeps in the folder; one that is not there while it keeps nothing. */
    private static String name(Path folder) {
        String[] names = folder.toFile().list();
        return names == null || names.length == 0 ? "nothing yet" : names[0];
    }

    private static ChildChart open(String template) {
        String metadata = "apiVersion: v2\nname: mini\nversion: 1.0.0\n";
        Mapping tree = new YamlReader("test").readMapping("Chart.yaml", metadata);
        Map<String, ChartFile> files = new LinkedHashMap<>();
        for (ChartFile file :
                List.of(ChartFile.of("Chart.yaml", metadata), ChartFile.of("templates/a.yaml", template))) {
            files.put(file.path(), file);
        }
        return (ChildChart)
                new IsolatedHelm().open(new Chart(new ChartId("mini", Version.parse("1.0.0")), tree, files, List.of()));
    }
}
