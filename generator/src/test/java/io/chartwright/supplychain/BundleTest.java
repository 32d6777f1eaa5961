package io.chartwright.supplychain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chartwright.model.ChartArchive;
import io.chartwright.model.Content;
import io.chartwright.model.InvalidInputException;
import io.chartwright.packaging.ReproducibleArchive;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BundleTest {
    private static final ChartArchive ARCHIVE = ChartArchives.of("web", "1.0.0");

    private static Bundle bundle() {
        return new Bundle(
                ARCHIVE,
                Optional.of(Content.of("signature")),
                Map.of("values-eks.yaml", Content.of("a: 1\n"), "values-local.yaml", Content.of("b: 2\n")),
                Content.of("images: []\n"),
                Content.of("{}\n"));
    }

    private static Bundle read(Content bytes) {
        return BundleReader.read(new ByteArrayInputStream(bytes.bytes()), "web.bundle.tgz");
    }

    @Test
    void readWhenItWasWrittenReturnsTheSame() {
        Content written = bundle().content();

        assertThat(read(written).files()).isEqualTo(bundle().files());
        assertThat(read(written).content()).isEqualTo(written);
        assertThat(bundle().release().files())
                .containsKeys("web-1.0.0.tgz", "web-1.0.0.tgz.prov", "web-1.0.0/values-eks.yaml");
    }

    static Stream<Arguments> hostile() {
        String folder = "web-1.0.0/";
        return Stream.of(
                change("is not in the list", files -> files.put(folder + "values/extra.yaml", Content.of("x"))),
                change("is not in the list", files -> files.put(folder + ".profile", Content.of("x"))),
                change("has the digest", files -> files.put(folder + "values/values-eks.yaml", Content.of("a: 2\n"))),
                change("has the digest", files -> files.put(folder + "web-1.0.0.tgz", Content.of("x"))),
                change("is not there", files -> files.remove(folder + "web-1.0.0.tgz.prov")),
                change("is missing", files -> files.remove(folder + "bundle.yaml")),
                change("leads out of the chart", files -> files.put(folder + "../evil", Content.of("x"))),
                change("leads out of the chart", files -> files.put(folder + "/etc/evil", Content.of("x"))),
                change("leads out of the chart", files -> files.put(folder + "C:\\evil", Content.of("x"))),
                change("not readable as YAML", files -> files.put(folder + "bundle.yaml", Content.of("files: ["))),
                change(
                        "does not say that this is a bundle",
                        files -> files.put(folder + "bundle.yaml", Content.of(""))),
                change("larger than 5 MiB", files -> files.put(folder + "big", Content.of(new byte[6 << 20]))),
                manifest("has no place in a bundle", "values/values-eks.yaml", "values/deep/x.yaml"),
                manifest("has no place in a bundle", "values/values-eks.yaml", "values/.hidden.yaml"),
                manifest("has no place in a bundle", "values/values-eks.yaml", "script.sh"),
                manifest("is web-1.0.0", "web-1.0.0", "web-2.0.0"),
                manifest("leads out of the chart", "web-1.0.0", "../web-1.0.0"));
    }

    private static Arguments change(String problem, Consumer<Map<String, Content>> change) {
        return Arguments.of(problem, change);
    }

    /** Renames a file, also in the list, whose digests stay right. */
    private static Arguments manifest(String problem, String from, String to) {
        String version = to.equals("web-2.0.0") ? "2.0.0" : "1.0.0";
        return change(problem, files -> {
            Map<String, Content> renamed = new LinkedHashMap<>();
            files.forEach((path, content) -> renamed.put(
                    "web-1.0.0/" + path.substring("web-1.0.0/".length()).replace(from, to),
                    path.endsWith("bundle.yaml")
                            ? Content.of(
                                    content.text().replace(from, to).replace("version: 1.0.0", "version: " + version))
                            : content));
            files.clear();
            files.putAll(renamed);
        });
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void readWhenSomebodyChangedItRefuses(String problem, Consumer<Map<String, Content>> change) {
        Map<String, Content> files = new LinkedHashMap<>();
        Map<String, Content> inside = bundle().files();
        files.put("web-1.0.0/bundle.yaml", BundleManifest.of(ARCHIVE.id(), inside));
        inside.forEach((path, content) -> files.put("web-1.0.0/" + path, content));
        assertThat(ReproducibleArchive.of(files, 315_532_800)).isEqualTo(bundle().content());
        change.accept(files);

        assertThatThrownBy(() -> read(ReproducibleArchive.of(files, 0)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void readWhenBytesAreDamagedRefusesOrReadsTheSame() {
        byte[] whole = bundle().content().bytes();
        Random random = new Random(20_261_128);
        for (int round = 0; round < 300; round++) {
            byte[] damaged = whole.clone();
            int at = random.nextInt(damaged.length);
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            try {
                assertThat(read(Content.of(damaged)).files())
                        .as("bit in byte %d", at)
                        .isEqualTo(bundle().files());
            } catch (InvalidInputException e) {
                assertThat(e.findings()).isNotEmpty();
            }
        }
        assertThatThrownBy(() -> read(Content.of("no bundle")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is not a bundle");
    }
}
