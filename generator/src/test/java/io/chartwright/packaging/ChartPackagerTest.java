package io.chartwright.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chartwright.model.Chart;
import io.chartwright.model.ChartArchive;
import io.chartwright.model.ChartFile;
import io.chartwright.model.Content;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Sources;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TimeZone;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartPackagerTest {

    private final ChartPackager packager = new ChartPackager(ChartPackager.DEFAULT_EPOCH);

    @Test
    void packWhenSameChartMakesTheseBytesOnEveryMachine() {
        ChartArchive archive = packager.pack(small());

        assertThat(archive.fileName()).isEqualTo("demo-1.2.3.tgz");
        assertThat(archive.digest().hex())
                .isEqualTo("1deb14fd8eff947fa62c2f8a4c7a5d9b6d420c0089ef0efa126ee7415b6c3e28");
    }

    @Test
    void packWhenLocaleAndTimeZoneDifferMakesTheSameBytes() {
        Content expected = packager.pack(small()).content();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-SA-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));

            assertThat(packager.pack(small()).content()).isEqualTo(expected);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    /** The expected order is that of a package which Helm made of these files. */
    @Test
    void packWhenFilesComeInAnyOrderWritesThemAsHelmDoes() {
        List<String> helm = List.of(
                "Chart.yaml",
                "Chart.lock",
                "values.yaml",
                "values.schema.json",
                "templates/NOTES.txt",
                "templates/_helpers.tpl",
                "templates/a/z.yaml",
                "templates/a-b.yaml",
                "templates/a.yaml",
                "templates/z.yaml",
                ".helmignore",
                "LICENSE",
                "README.md",
                "crds/a.yaml",
                "docs/sub/x.md",
                "docs/sub.md",
                "values-local.yaml",
                "z",
                "\u00e9.md",
                "\uff5e.md",
                "\ud83d\ude80.md");
        Map<String, ChartFile> files = new TreeMap<>(Comparator.reverseOrder());
        helm.forEach(path -> files.put(path, ChartFile.of(path, "# " + path)));

        assertThat(TarFile.read(packager.pack(Charts.of(files))))
                .extracting(TarFile::path)
                .containsExactlyElementsOf(helm);
    }

    @Test
    void packWhenThereIsAHelmignoreLeavesOutWhatItNames() {
        Chart chart = Charts.demo(
                ChartFile.of(".helmignore", "ci/\n/tests/\n*.bak\n"),
                ChartFile.of("ci/a-values.yaml", ""),
                ChartFile.of("tests/a_test.yaml", ""),
                ChartFile.of("templates/tests/pod.yaml", ""),
                ChartFile.of("templates/.hidden.yaml", ""),
                ChartFile.of("values.yaml.bak", ""));

        assertThat(TarFile.read(packager.pack(chart)))
                .extracting(TarFile::path)
                .containsExactly("Chart.yaml", "templates/tests/pod.yaml", ".helmignore");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, ChartPackager.DEFAULT_EPOCH, 1_800_000_000, 8_589_934_591L})
    void packWhenTimeIsGivenStampsEveryFileAndNoOwner(long epochSeconds) {
        ChartArchive archive = new ChartPackager(epochSeconds).pack(small());

        assertThat(TarFile.read(archive)).allSatisfy(file -> {
            assertThat(file.seconds()).isEqualTo(epochSeconds);
            assertThat(file.owner()).containsExactly("0000644", "0000000", "0000000", "", "");
            assertThat(file.name()).startsWith("demo/");
        });
        assertThat(ChartPackager.timeOf(archive)).isEqualTo(Instant.ofEpochSecond(epochSeconds));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 8_589_934_592L, Long.MAX_VALUE})
    void newWhenNoArchiveCanHoldTheTimeSaysWhatToGive(long epochSeconds) {
        assertThatThrownBy(() -> new ChartPackager(epochSeconds))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(epochSeconds + " is not a time that an archive can hold")
                .hasMessageContaining("from 0 to 8589934591");
    }

    @Test
    void packWhenCompressedWritesNoTimeNameOrSystem() {
        byte[] head = Arrays.copyOf(packager.pack(small()).content().bytes(), 10);

        assertThat(head).isEqualTo(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 2, (byte) 0xff});
    }

    @Test
    void packWhenNameIsLongOrNotAsciiKeepsIt() {
        String folder = "f".repeat(94);
        List<String> paths = List.of(
                "h".repeat(95),
                "h".repeat(96),
                folder + "/" + "y".repeat(100),
                folder + "/" + "y".repeat(101),
                folder + "/" + "g".repeat(55) + "/z",
                folder + "/" + "g".repeat(56) + "/z",
                folder + "/" + folder + "/" + folder + "/z",
                "\u65e5\u672c/\ud83d\ude80.md");
        Chart chart =
                Charts.demo(paths.stream().map(path -> ChartFile.of(path, path)).toList());

        List<TarFile> files = TarFile.read(packager.pack(chart));

        assertThat(files)
                .filteredOn(file -> !file.path().equals("Chart.yaml"))
                .allSatisfy(file -> assertThat(file.content().text()).isEqualTo(file.path()));
        assertThat(files).extracting(TarFile::path).containsAll(paths);
        assertThat(files)
                .filteredOn(TarFile::isPax)
                .extracting(TarFile::path)
                .containsExactlyInAnyOrder(paths.get(3), paths.get(6), paths.get(7));
    }

    @Test
    void packWhenTextBeginsWithAByteOrderMarkDropsItAsHelmDoes() {
        List<TarFile> files = TarFile.read(packager.pack(Charts.demo(ChartFile.of("README.md", "\ufeffa\ufeff"))));

        assertThat(files.get(1).content().text()).isEqualTo("a\ufeff");
    }

    @Test
    void packWhenFilesAreRandomKeepsEveryByte() {
        Random random = new Random(42);
        for (int round = 0; round < 200; round++) {
            Map<String, ChartFile> files = random(random);
            ChartArchive archive = packager.pack(Charts.demo(files.values()));

            Map<String, Content> read = new TreeMap<>();
            TarFile.read(archive).forEach(file -> read.put(file.path(), file.content()));
            Map<String, Content> expected = new TreeMap<>();
            files.forEach((path, file) -> expected.put(path, file.content()));
            expected.put("Chart.yaml", Content.of(Charts.METADATA));
            assertThat(read).isEqualTo(expected);
        }
    }

    @Test
    void packWhenHelmignoreIsBrokenNamesTheFileToEdit() {
        Chart chart = Charts.demo(ChartFile.of(".helmignore", "a\n**\n"));
        Chart rendered = new Chart(
                chart.id(),
                chart.metadata(),
                chart.files(),
                List.of(),
                new Sources(
                        Map.of(".helmignore", "chart-templates/demo/.helmignore"),
                        Mapping.empty(Location.of("values.yaml")),
                        (path, line, column) -> Optional.empty()));

        assertThatThrownBy(() -> packager.pack(rendered))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("chart-templates/demo/.helmignore:2: error: [packaging/helmignore]");
    }

    @Test
    void timeOfWhenBytesAreNoArchiveRefusesThem() {
        Chart chart = small();
        List<byte[]> broken = new ArrayList<>();
        broken.add(new byte[0]);
        broken.add("no gzip at all".getBytes(StandardCharsets.UTF_8));
        broken.add(GzipFormat.compress(new byte[10]));
        broken.add(GzipFormat.compress(new byte[512]));

        for (byte[] bytes : broken) {
            ChartArchive archive = new ChartArchive(chart.id(), chart.metadata(), Content.of(bytes));
            assertThatThrownBy(() -> ChartPackager.timeOf(archive))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("demo-1.2.3.tgz is not a packaged chart");
        }
    }

    private static Chart small() {
        return Charts.demo(
                ChartFile.of("values.yaml", "replicas: 1\n"),
                ChartFile.of("templates/service.yaml", "kind: Service\nmetadata:\n  name: {{ .Release.Name }}\n"),
                ChartFile.of("README.md", "# demo\n\n" + "A chart. ".repeat(500)));
    }

    /** Returns files of 0 to 2000 bytes, around the block size above all, with names of 1 to 250 characters. */
    private static Map<String, ChartFile> random(Random random) {
        Map<String, ChartFile> files = new TreeMap<>();
        for (int i = random.nextInt(8); i >= 0; i--) {
            StringBuilder path = new StringBuilder("f" + i);
            for (int depth = random.nextInt(4); depth >= 0; depth--) {
                path.append(depth == 0 ? "" : "/").append("n".repeat(1 + random.nextInt(60)));
            }
            byte[] content = new byte[random.nextBoolean() ? 510 + random.nextInt(5) : random.nextInt(2000)];
            random.nextBytes(content);
            files.put(path.toString(), new ChartFile(path.toString(), Content.of(content)));
        }
        return files;
    }
}
