package io.chartwright.packaging;

import io.chartwright.model.Chart;
import io.chartwright.model.ChartArchive;
import io.chartwright.model.ChartFile;
import io.chartwright.model.Content;
import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Packages charts as {@code helm package} lays them out, with bytes that depend on the chart and one time only, not on
 * the machine, the moment, the user or the order of files on disk.
 *
 * <p>Unlike Helm it keeps the bytes of {@code Chart.yaml}.
 */
public final class ChartPackager {

    /** The time of the files when the user names none: the beginning of 1980, UTC, in seconds since 1970. */
    public static final long DEFAULT_EPOCH = 315_532_800;

    private static final int TIME_AT = 136;
    private static final int TIME_DIGITS = 11;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final long epochSeconds;

    /**
     * Creates a packager.
     *
     * @param epochSeconds the time of every file in the archive, in seconds since 1970
     * @throws InvalidInputException when no archive can hold that time
     */
    public ChartPackager(long epochSeconds) {
        if (epochSeconds < 0 || epochSeconds > TarWriter.LATEST) {
            throw new InvalidInputException(Finding.error(
                    "packaging/time",
                    Location.of("SOURCE_DATE_EPOCH"),
                    epochSeconds + " is not a time that an archive can hold",
                    "give seconds since 1970, from 0 to " + TarWriter.LATEST));
        }
        this.epochSeconds = epochSeconds;
    }

    /**
     * Returns the chart's archive, without the files that its {@code .helmignore} leaves out.
     *
     * @throws InvalidInputException when Helm or a common file system would refuse the archive, or Helm the
     *     {@code .helmignore}
     */
    public ChartArchive pack(Chart chart) {
        List<ChartFile> files = packaged(chart);
        List<Finding> findings = new PackageLimits(chart).check(files);
        if (!findings.isEmpty()) {
            throw new InvalidInputException(findings);
        }
        TarWriter tar = new TarWriter(epochSeconds);
        for (ChartFile file : files) {
            tar.add(
                    chart.id().name() + "/" + file.path(),
                    withoutMark(file.content().bytes()));
        }
        return new ChartArchive(chart.id(), chart.metadata(), Content.of(GzipFormat.compress(tar.finish())));
    }

    /**
     * Returns the time that the archive's first file carries.
     *
     * @throws IllegalArgumentException when it is no archive that a packager made
     */
    public static Instant timeOf(ChartArchive archive) {
        try {
            byte[] header = GzipFormat.head(archive.content().bytes(), TIME_AT + TIME_DIGITS);
            String octal = new String(header, TIME_AT, TIME_DIGITS, StandardCharsets.US_ASCII);
            return Instant.ofEpochSecond(Long.parseLong(octal, 8));
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
            throw new IllegalArgumentException(archive.fileName() + " is not a packaged chart", e);
        }
    }

    /**
     * Returns the files that go into the chart's archive, in their order there.
     *
     * @throws InvalidInputException when Helm would refuse the {@code .helmignore}
     */
    public static List<ChartFile> packaged(Chart chart) {
        HelmIgnore ignore = chart.file(HelmIgnore.FILE_NAME)
                .map(file -> HelmIgnore.parse(chart.sourceOf(file.path()), file.text()))
                .orElseGet(() -> HelmIgnore.parse(HelmIgnore.FILE_NAME, ""));
        return chart.files().values().stream()
                .filter(file -> !ignore.ignores(file.path()))
                .sorted(Comparator.comparing(ChartFile::path, new FileOrder()))
                .toList();
    }

    /** Returns what Helm reads of a file: the bytes without a byte order mark. */
    private static byte[] withoutMark(byte[] bytes) {
        int mark = BYTE_ORDER_MARK.length;
        boolean isMarked = bytes.length >= mark && Arrays.equals(bytes, 0, mark, BYTE_ORDER_MARK, 0, mark);
        return isMarked ? Arrays.copyOfRange(bytes, mark, bytes.length) : bytes;
    }
}
