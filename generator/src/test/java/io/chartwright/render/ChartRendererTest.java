package io.chartwright.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.chartwright.model.Chart;
import io.chartwright.model.ChartFile;
import io.chartwright.model.ChartSource;
import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Overlay;
import io.chartwright.model.ValuesContract;
import io.chartwright.yaml.YamlReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

class ChartRendererTest {
    private static final List<ChartFile> PROFILES = List.of(
            profile("common", "values: {web: {replicas: 2, extra: [a]}}\nci: {web: {cpu: 1}}\n"),
            profile("b", head("aws") + "values: {web: {extra: null}}\nanswers: {web: {host: h}}\n"),
            profile(
                    "a",
                    head("any")
                            + "values: {web: {replicas: 3}}\nvariants:\n  y: {values: {web: {replicas: 4}}}\n  x: {title: X}\n"));
    private static final Map<String, String> FILES = Map.of(
            "Chart.yaml", "name: c\nversion: 1.0.0\n",
            "facts.yaml", "path: /healthz\n",
            "_parts/one.j2", "one [= facts.path =]\n",
            "templates/a.yaml.j2", "[% include '_parts/one.j2' %]\nnow: [= unixtimestamp() =]\n",
            "templates/b.yaml", "{{ .Values.web }} [= left alone =]\n");

    @Test
    void renderWhenFilesComeInAnyOrderAndPlaceIsTheSame() {
        Chart first = render(FILES, PROFILES);
        TimeZone zone = TimeZone.getDefault();
        Locale locale = Locale.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            for (int seed = 0; seed < 20; seed++) {
                List<ChartFile> profiles = new ArrayList<>(PROFILES);
                Collections.shuffle(profiles, new Random(seed));
                List<Map.Entry<String, String>> entries = new ArrayList<>(FILES.entrySet());
                Collections.shuffle(entries, new Random(seed));
                Map<String, String> files = new LinkedHashMap<>();
                entries.forEach(entry -> files.put(entry.getKey(), entry.getValue()));

                assertThat(render(files, profiles))
                        .usingRecursiveComparison()
                        .ignoringFields("sources.lines")
                        .isEqualTo(first);
            }
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
    }

    @Test
    void renderWhenLayersMeetLaysVariantOverProfileOverCommon() {
        List<Overlay> overlays = List.copyOf(render(FILES, PROFILES).overlays());

        assertThat(overlays).extracting(Overlay::name).containsExactly("a-x", "a-y", "b");
        assertThat(render(FILES, PROFILES).file("values-b.yaml").orElseThrow().text())
                .endsWith("\nweb:\n  replicas: 2\n  extra: null\n");
        assertThat(render(FILES, PROFILES)
                        .file("ci/a-y-values.yaml")
                        .orElseThrow()
                        .text())
                .endsWith("\nweb:\n  replicas: 4\n  extra:\n    - a\n  cpu: 1\n");
    }

    @Test
    void renderWhenALayerRepeatsWhatItInheritsWarnsOfTheKey() {
        List<ChartFile> profiles = List.of(
                profile("common", "values:\n  web:\n    replicas: 2\n    list: [a]\n    size: 1\n"),
                profile(
                        "a",
                        head("any")
                                + "values:\n  web:\n    replicas: 3\n    list: [a]\nvariants:\n  x:\n    values:\n"
                                + "      web: {replicas: 2, size: 2}\n  y:\n    values:\n      web: {replicas: 3}\n"));

        List<Finding> warnings = render(FILES, profiles).sources().warnings();

        assertThat(warnings)
                .extracting(finding -> finding.location() + " " + finding.problem())
                .containsExactly(
                        "values/common.yaml:5:5 'web.size' would have this value anyway, from values.yaml:1:13",
                        "values/a.yaml:8:5 'web.list' would have this value anyway, from values/common.yaml:4:11",
                        "values/a.yaml:15:13 'web.replicas' would have this value anyway, from values/a.yaml:7:15");
    }

    @Test
    void renderWhenAFileIsNoTemplateCopiesIt() {
        Chart chart = render(FILES, PROFILES);

        assertThat(chart.file("templates/b.yaml").orElseThrow().text()).isEqualTo(FILES.get("templates/b.yaml"));
        assertThat(chart.file("templates/a.yaml").orElseThrow().text()).isEqualTo("one /healthz\nnow: 0\n");
        assertThat(chart.files()).doesNotContainKeys("facts.yaml", "_parts/one.j2", "values.schema.yaml");
        assertThat(chart.sourceOf("templates/a.yaml")).isEqualTo("chart-templates/c/templates/a.yaml.j2");
        assertThat(chart.sourceOf("values-b.yaml")).isEqualTo("values/b.yaml");
    }

    @Test
    void renderWhenTwoSourcesMakeOneFileSaysSo() {
        Map<String, String> files = new HashMap<>(FILES);
        files.put("templates/b.yaml.j2", "");
        files.put("values.yaml", "");

        InvalidInputException refused =
                catchThrowableOfType(InvalidInputException.class, () -> render(files, PROFILES));

        assertThat(refused)
                .hasMessageContaining("'templates/b.yaml' is made twice")
                .hasMessageContaining("'values.yaml' is made twice");
    }

    @Test
    void renderWhenTwoProfilesMakeOneOverlaySaysSo() {
        List<ChartFile> profiles = new ArrayList<>(PROFILES);
        profiles.add(profile("a-x", head("any")));

        InvalidInputException refused =
                catchThrowableOfType(InvalidInputException.class, () -> render(FILES, profiles));

        assertThat(refused).hasMessageContaining("its overlay 'a-x' has the name of one of profile 'a'");
    }

    private static Chart render(Map<String, String> texts, List<ChartFile> profiles) {
        Map<String, ChartFile> files = new HashMap<>();
        texts.forEach((path, text) -> files.put(path, ChartFile.of(path, text)));
        ValuesContract contract = new ValuesContract(
                new YamlReader("values").readMapping("values.yaml", "web: {size: 1}\n"),
                "web: {size: 1}\n",
                "{}\n",
                "");
        return new ChartRenderer(new ChartSource("c", "chart-templates/c", files), contract, profiles).render();
    }

    private static ChartFile profile(String name, String text) {
        return ChartFile.of("values/" + name + ".yaml", text);
    }

    private static String head(String cloud) {
        return "title: T\ndescription: D\ncloud: " + cloud
                + "\nkubernetes: {checked: 2026-11-25, versions: [\"1.36\"]}\n";
    }
}
