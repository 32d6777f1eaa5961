package io.chartwright.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chartwright.model.Chart;
import io.chartwright.model.ChartArchive;
import io.chartwright.model.ChartFile;
import io.chartwright.model.Content;
import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageLimitsTest {

    private static final int MEBIBYTE = 1024 * 1024;

    @Test
    void packWhenSeveralThingsAreWrongReportsAllAtOnce() {
        Chart chart = Charts.of(Map.of(
                "big.bin",
                new ChartFile("big.bin", Content.of(new byte[5 * MEBIBYTE + 1])),
                "nul.txt",
                ChartFile.of("nul.txt", "")));

        assertThat(findings(chart))
                .extracting(Finding::toString)
                .containsExactly(
                        "Chart.yaml: error: [packaging/metadata] there is no Chart.yaml in the archive, perhaps you should"
                                + " add one, and see that .helmignore does not leave it out",
                        "big.bin: error: [packaging/size] is larger than 5 MiB, which Helm refuses, perhaps you should"
                                + " leave it out with .helmignore",
                        "nul.txt: error: [packaging/name] has a name that Windows does not allow, perhaps you should use"
                                + " letters, digits, '.', '_' and '-'");
    }

    @Test
    void packWhenFileIsAsLargeAsHelmReadsPackagesIt() {
        Chart chart = Charts.demo(new ChartFile("big.bin", Content.of(new byte[5 * MEBIBYTE])));

        assertThat(TarFile.read(packaged(chart)).get(1).content().size()).isEqualTo(5 * MEBIBYTE);
    }

    @Test
    void packWhenFilesAreTooLargeTogetherRefusesThem() {
        Content content = Content.of(new byte[5 * MEBIBYTE]);
        List<ChartFile> files = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            files.add(new ChartFile("file-" + i, content));
        }

        assertThat(findings(Charts.demo(files)))
                .extracting(Finding::problem)
                .containsExactly("the chart's files are larger than 100 MiB in all, which Helm refuses");
    }

    @Test
    void packWhenLargeFileIsIgnoredPackagesTheRest() {
        Chart chart = Charts.demo(
                ChartFile.of(".helmignore", "*.bin\n"), new ChartFile("big.bin", Content.of(new byte[6 * MEBIBYTE])));

        assertThat(TarFile.read(packaged(chart)))
                .extracting(TarFile::path)
                .containsExactly("Chart.yaml", ".helmignore");
    }

    @Test
    void packWhenHelmignoreLeavesOutTheMetadataRefusesIt() {
        assertThat(findings(Charts.demo(ChartFile.of(".helmignore", "Chart.*"))))
                .extracting(Finding::rule)
                .containsExactly("packaging/metadata");
    }

    @Test
    void packWhenNamesDifferOnlyInCaseRefusesThem() {
        Chart chart = Charts.demo(ChartFile.of("docs/README.md", ""), ChartFile.of("docs/readme.md", ""));

        assertThat(findings(chart))
                .extracting(Finding::problem)
                .containsExactly("differs from docs/README.md only in case");
    }

    @Test
    void packWhenAFileIsAlsoAFolderRefusesIt() {
        Chart chart = Charts.demo(ChartFile.of("Docs", ""), ChartFile.of("docs/readme.md", ""));

        assertThat(findings(chart))
                .extracting(Finding::problem)
                .containsExactly("is in a folder that has the name of the file Docs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a:b",
                "a?",
                "a*",
                "<a",
                "a>",
                "a|b",
                "a\"b",
                "a\tb",
                "a\nb",
                "a ",
                " a",
                "a.",
                "sub./a",
                "con",
                "CON.txt",
                "docs/Aux.md",
                "lpt1",
                "com9.tar.gz",
                "a//b",
                "./a",
                "a/./b",
                "a\u007fb",
                "a/"
            })
    void packWhenWindowsCannotUnpackTheNameRefusesIt(String path) {
        assertThat(findings(Charts.demo(ChartFile.of(path, ""))))
                .extracting(Finding::rule)
                .containsExactly("packaging/name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"console.txt", "com10", "a b.md", "a..b", ".env", "docs/.keep", "\u00e9.md", "a+b~c=d@e,(f)"})
    void packWhenEverySystemCanUnpackTheNamePackagesIt(String path) {
        assertThat(TarFile.read(packaged(Charts.demo(ChartFile.of(path, "")))))
                .extracting(TarFile::path)
                .contains(path);
    }

    @Test
    void packWhenNameIsLongerThanFileSystemsTakeRefusesIt() {
        assertThat(findings(Charts.demo(ChartFile.of("n".repeat(255), ""), ChartFile.of("\u65e5".repeat(86), ""))))
                .extracting(Finding::problem)
                .containsExactly("has a name longer than 255 bytes");
    }

    private static ChartArchive packaged(Chart chart) {
        return new ChartPackager(ChartPackager.DEFAULT_EPOCH).pack(chart);
    }

    private static List<Finding> findings(Chart chart) {
        List<Finding> findings = new ArrayList<>();
        assertThatThrownBy(() -> packaged(chart))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> findings.addAll(e.findings()));
        return findings;
    }
}
