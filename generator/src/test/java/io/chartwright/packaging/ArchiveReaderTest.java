package io.chartwright.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chartwright.model.InvalidInputException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveReaderTest {
    private static final int BLOCK = 512;

    @Test
    void readWhenTheArchiveIsWholeReturnsItsFilesWithoutTheFirstFolder() throws IOException {
        assertThat(ArchiveReader.read(gzip(file("x/templates/a.yaml", "a: b")), "x.tgz"))
                .containsOnlyKeys("templates/a.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x/../../evil", "x//etc/passwd", "x/..\\..\\evil", "x/C:/evil"})
    void readWhenAPathLeadsOutRefusesIt(String path) {
        assertRefused(file(path, "a"), "has a path that leads out of the chart");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 77777777777, is larger than 5 MiB",
        "5, 77777777777, says that it has 8589934591 bytes",
        "x, 77777777777, says that it has 8589934591 bytes",
        "L, -0000000001, says that it has -1 bytes",
        "5, -0000000001, says that it has -1 bytes",
        "0, zzzzzzzzzzz, a size in it is not a number",
        "2, 00000000000, is a link or a device",
        "1, 00000000000, is a link or a device",
        "3, 00000000000, is a link or a device"
    })
    void readWhenAnEntryIsNotToBeBelievedRefusesIt(char type, String size, String problem) {
        assertRefused(header("x/a", size, type), problem);
    }

    @Test
    void readWhenThereAreEntriesWithoutEndGivesUp() {
        byte[] entry = header("x/a", "00000000000", '5');
        byte[] many = new byte[BLOCK * 100_001];
        for (int at = 0; at < many.length; at += BLOCK) {
            System.arraycopy(entry, 0, many, at, BLOCK);
        }
        assertRefused(many, "holds more than 100000 entries");
    }

    @Test
    void readWhenAFileStandsBelowAFileRefusesIt() {
        assertRefused(joined(file("x/a", "a"), file("x/a/b", "b")), "stands below what is a file");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 30, -1, -8, -20})
    void readWhenTheArchiveIsCutSaysThatItEndsTooEarly(int length) throws IOException {
        byte[] whole = gzip(file("x/templates/a.yaml", "a: b")).readAllBytes();
        byte[] cut = Arrays.copyOf(whole, length > 0 ? length : length == 0 ? 0 : whole.length + length);
        assertThatThrownBy(() -> ArchiveReader.read(new ByteArrayInputStream(cut), "x.tgz"))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(
                                e.findings().get(0).problem())
                        .isEqualTo("is not a chart archive: it ends too early"));
    }

    private static void assertRefused(byte[] tar, String problem) {
        assertThatThrownBy(() -> ArchiveReader.read(gzip(tar), "x.tgz"))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.findings().get(0).problem()).contains(problem));
    }

    private static byte[] file(String path, String text) {
        byte[] body = Arrays.copyOf(text.getBytes(StandardCharsets.UTF_8), BLOCK);
        return joined(header(path, String.format("%011o", text.length()), '0'), body);
    }

    private static byte[] header(String path, String size, char type) {
        byte[] header = new byte[BLOCK];
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(name, 0, header, 0, name.length);
        System.arraycopy(size.getBytes(StandardCharsets.US_ASCII), 0, header, 124, size.length());
        header[156] = (byte) type;
        return header;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static ByteArrayInputStream gzip(byte[] tar) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(tar);
            gzip.write(new byte[2 * BLOCK]);
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
