package io.chartwright.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chartwright.model.ChartArchive;
import io.chartwright.model.Finding;
import io.chartwright.model.UnavailableException;
import io.chartwright.publish.IndexRepair.Repaired;
import io.chartwright.publish.retry.Patience;
import io.chartwright.publish.retry.Timing;
import io.chartwright.publish.store.FolderStore;
import io.chartwright.yaml.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndexCheckTest {
    private static final List<String> VERSIONS = List.of("1.0.0", "1.2.0", "2.0.0-rc.1", "2.0.0");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path index = Path.of("");

    @BeforeEach
    void publish() throws IOException {
        index = folder.resolve("index.yaml");
        for (String version : VERSIONS) {
            for (String chart : List.of("mini", "other")) {
                ChartArchive archive = Charts.archive(chart, version);
                new Targets(PublishOptions.usual(), Map.of(), Timing.system())
                        .open(folder.toString())
                        .publish(Release.of(archive, Map.of()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void checkWhenItWasPublishedFindsNothingAndRepairTouchesNothing(boolean isJson) throws IOException {
        write(isJson, Files.readString(index));
        String before = Files.readString(index);

        IndexCheck.Result result = check();

        assertThat(result.findings()).isEmpty();
        assertThat(result.charts()).isEqualTo(2);
        assertThat(result.packages()).isEqualTo(8).isEqualTo(result.versions());
        assertThat(repair(false)).isEmpty();
        assertThat(index).hasContent(before);
    }

    /** What is replaced in the index, by what, which rules notice, and which do after the repair. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            `name: mini`                ; `name: maxi`                        ; index/entry index/metadata    ; ``
            `version: 1.2.0`            ; `version: "1.2"`                      ; index/metadata                ; ``
            `version: 1.2.0`            ; `version: none`                     ; index/entry index/package     ; ``
            `version: 1.0.0`            ; `version: 1.2.0`                    ; index/duplicate index/package ; ``
            `appVersion: "1.10"`        ; `appVersion: "1.11"`                ; index/metadata                ; ``
            `digest: [0-9a-f]{4}`       ; `digest: ffff`                      ; index/digest                  ; ``
            `digest: [0-9a-f]{4}`       ; `digest: "md5" # `                   ; index/digest                  ; ``
            `- mini-1.2.0.tgz`          ; `- ./mini-9.9.9.tgz`                ; index/package                 ; ``
            `- mini-1.2.0.tgz`          ; `- "javascript:alert(1)"`           ; index/entry                   ; ``
            `- mini-1.2.0.tgz`          ; `- ../mini-1.2.0.tgz`               ; index/entry                   ; ``
            `- mini-1.2.0.tgz`          ; `- other-1.2.0.tgz`                 ; index/digest index/package    ; index/digest index/package
            `- mini-1.2.0.tgz`          ; `- https://example.com/x/a-1.tgz`   ; ``                            ; ``
            `- mini-1.2.0.tgz`          ; `- https://example.com/mini-1.2.0.tgz?a=b` ; ``                     ; ``
            """)
    void checkWhenAnEntryIsWrongReportsItAndRepairMakesItRight(String what, String with, String rules, String left)
            throws IOException {
        String text = Files.readString(index);
        for (boolean isJson : List.of(false, true)) {
            write(isJson, text.replaceFirst(what, with));

            assertThat(rules(check())).isEqualTo(rules);
            List<Repaired> planned = repair(true);
            assertThat(repair(false)).isEqualTo(planned);
            assertThat(rules(check())).isEqualTo(left);
            assertThat(repair(false)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void repairWhenVersionsAreOutOfOrderSortsThemAndKeepsComments(boolean isJson) throws IOException {
        String text = Files.readString(index);
        String mini = text.substring(text.indexOf("  mini:\n") + 8, text.indexOf("  other:\n"));
        String[] entries = mini.split("(?m)(?=^  - )", -1);
        write(isJson, text.replace(mini, entries[2] + "  # about it\n" + entries[0] + entries[3] + entries[1]));

        assertThat(rules(check())).isEqualTo("index/order");
        assertThat(repair(false)).singleElement().satisfies(change -> assertThat(change.what())
                .contains("in order"));
        assertThat(rules(check())).isEmpty();
        if (!isJson) {
            assertThat(index).content().isEqualTo(text.replace(mini, "  # about it\n" + mini));
        }
    }

    @Test
    void repairWhenPackagesAreGoneDropsTheirEntriesOnly() throws IOException {
        for (String version : VERSIONS) {
            Files.delete(folder.resolve("mini-" + version + ".tgz"));
        }
        Files.delete(folder.resolve("other-1.2.0.tgz"));

        assertThat(repair(false)).hasSize(5).allSatisfy(change -> assertThat(change.what())
                .startsWith("dropped, since there is no package"));
        assertThat(check().packages()).isEqualTo(3);
        assertThat(rules(check())).isEmpty();
    }

    @Test
    void checkWhenAPackageIsNoArchiveReportsItAndRepairKeepsTheEntry() throws IOException {
        Files.writeString(folder.resolve("mini-1.2.0.tgz"), "no archive");

        assertThat(rules(check())).isEqualTo("index/digest index/package");
        assertThat(repair(false)).isEmpty();
    }

    @Test
    void checkWhenSomePackagesAreSignedMissesTheOtherSignatures() throws IOException {
        Files.writeString(folder.resolve("mini-1.2.0.tgz.prov"), "signed");

        assertThat(check().findings()).hasSize(7).allSatisfy(finding -> assertThat(finding.rule())
                .isEqualTo("index/provenance"));
    }

    @Test
    void checkWhenTextIsHostileShowsItInOneLine() throws IOException {
        String text = Files.readString(index);
        write(false, text.replaceFirst("- mini-1.2.0.tgz", "- \"java\\\\e[31m\\\\nscript:x\""));

        assertThat(check().findings()).singleElement().satisfies(finding -> assertThat(finding.problem())
                .contains("\\u001b[31m\\u000ascript")
                .doesNotContain("\u001b")
                .doesNotContain("\n"));
    }

    @Test
    void checkWhenThereIsNoIndexFails() throws IOException {
        Files.delete(index);

        assertThatThrownBy(this::check)
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("there is no index.yaml");
    }

    private void write(boolean isJson, String text) throws IOException {
        Files.writeString(
                index, isJson ? new JsonWriter().write(Splices.parse(text).orElseThrow()) : text);
    }

    private FolderStore store() {
        return new FolderStore(folder, new Patience(Duration.ofSeconds(5), Timing.system()));
    }

    private IndexCheck.Result check() {
        return IndexCheck.check(folder.toString(), store().look());
    }

    private List<Repaired> repair(boolean isDryRun) {
        return IndexRepair.repair(store(), isDryRun, false, new TestTiming());
    }

    private static String rules(IndexCheck.Result result) {
        return result.findings().stream().map(Finding::rule).sorted().distinct().collect(Collectors.joining(" "));
    }
}
