package io.chartwright.supplychain;

import static org.assertj.core.api.Assertions.assertThat;

import io.chartwright.model.Chart;
import io.chartwright.model.ChartFile;
import io.chartwright.model.ChartId;
import io.chartwright.model.Content;
import io.chartwright.model.Version;
import io.chartwright.packaging.ChartPackager;
import io.chartwright.supplychain.Difference.Cause;
import io.chartwright.yaml.YamlReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static final String METADATA = "apiVersion: v2\nname: mini\nversion: 1.0.0\n";
    private static final int BLOCK = 512;
    private static final Content OURS = pack(0, Map.of("values.yaml", "a: 1\nb: 2\n", "z.txt", "z\n"));

    @Test
    void betweenWhenTheBytesAreTheSameFindsNothing() {
        assertThat(Difference.between(OURS, OURS)).isEmpty();
    }

    @Test
    void betweenWhenOneThingDiffersNamesIt() {
        assertDifference(
                pack(0, Map.of("values.yaml", "a: 1\nb: 3\n", "z.txt", "z\n")),
                Cause.CONTENT,
                "mini/values.yaml differs from line 2 on");
        assertDifference(
                pack(0, Map.of("values.yaml", "a: 1\nb: 2\n")), Cause.FILES, "mini/z.txt is only in the sources");
        assertDifference(
                pack(0, Map.of("values.yaml", "a: 1\nb: 2\n", "z.txt", "z\n", "zz.txt", "", "zzz.txt", "")),
                Cause.FILES,
                "mini/zz.txt is only in the package, and 1 more such differences");
        assertDifference(
                pack(86_400, Map.of("values.yaml", "a: 1\nb: 2\n", "z.txt", "z\n")),
                Cause.MTIME,
                "mini/Chart.yaml is of 1970-01-02T00:00:00Z, not of 1970-01-01T00:00:00Z");
    }

    @Test
    void betweenWhenAHeaderDiffersNamesIt() {
        assertDifference(
                changed(tar -> with(tar, 100, "0000755")), Cause.MODE, "mini/Chart.yaml has the mode 755, not 644");
        assertDifference(
                changed(tar -> with(tar, 265, "jo")),
                Cause.OWNER,
                "mini/Chart.yaml belongs to '0:0 jo:', not to '0:0 :'");
        assertDifference(
                changed(tar -> with(tar, 500, "x")), Cause.LAYOUT, "the files are the same, but their headers");
    }

    @Test
    void betweenWhenTheOrderDiffersNamesTheFirstPlace() {
        assertDifference(
                changed(tar -> {
                    byte[] swapped = tar.clone();
                    System.arraycopy(tar, 2 * BLOCK, swapped, 4 * BLOCK, 2 * BLOCK);
                    System.arraycopy(tar, 4 * BLOCK, swapped, 2 * BLOCK, 2 * BLOCK);
                    return swapped;
                }),
                Cause.ORDER,
                "entry 2 is mini/z.txt, not mini/values.yaml");
    }

    @Test
    void betweenWhenOnlyTheCompressionDiffersSaysSo() {
        assertDifference(changed(tar -> tar), Cause.COMPRESSOR, "the archive is the same before compression");
    }

    private static void assertDifference(Content received, Cause cause, String detail) {
        assertThat(Difference.between(received, OURS)).hasValueSatisfying(difference -> {
            assertThat(difference.cause()).isEqualTo(cause);
            assertThat(difference.detail()).startsWith(detail);
        });
    }

    private static Content pack(long epoch, Map<String, String> files) {
        Map<String, ChartFile> all = new TreeMap<>();
        all.put("Chart.yaml", ChartFile.of("Chart.yaml", METADATA));
        files.forEach((path, text) -> all.put(path, ChartFile.of(path, text)));
        Chart chart = new Chart(
                new ChartId("mini", Version.parse("1.0.0")),
                new YamlReader("chart").readMapping("Chart.yaml", METADATA),
                all,
                List.of());
        return new ChartPackager(epoch).pack(chart).content();
    }

    /** Returns our archive with another tar in it, compressed by Java's own writer of gzip. */
    private static Content changed(UnaryOperator<byte[]> change) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPInputStream in = new GZIPInputStream(OURS.open());
                GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(change.apply(in.readAllBytes()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return Content.of(out.toByteArray());
    }

    private static byte[] with(byte[] tar, int at, String text) {
        byte[] changed = Arrays.copyOf(tar, tar.length);
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, changed, at, bytes.length);
        return changed;
    }
}
