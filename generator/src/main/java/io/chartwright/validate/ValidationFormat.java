package io.chartwright.validate;

import io.chartwright.model.Cells;
import io.chartwright.model.Finding;
import io.chartwright.model.Location;
import io.chartwright.model.Severity;
import io.chartwright.rules.Ignore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a validation is kept between runs. */
public final class ValidationFormat {
    private ValidationFormat() {}

    /** Returns the validation as bytes. */
    public static byte[] write(Validation validation) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(validation.findings().size());
            for (Finding finding : validation.findings()) {
                write(finding, out);
            }
            out.writeInt(validation.ignores().size());
            for (Ignore ignore : validation.ignores()) {
                write(ignore, out);
            }
            out.writeInt(validation.overlays());
            write(validation.minors(), out);
            out.writeInt(validation.cells());
        } catch (IOException e) {
            throw new UncheckedIOException("an array can be written", e);
        }
        return bytes.toByteArray();
    }

    /** Returns the validation that the bytes are; empty when they are none. */
    public static Optional<Validation> read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            List<Finding> findings = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                findings.add(readFinding(in));
            }
            List<Ignore> ignores = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                ignores.add(readIgnore(in));
            }
            return Optional.of(new Validation(findings, ignores, in.readInt(), readTexts(in), in.readInt()));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static void write(Finding finding, DataOutputStream out) throws IOException {
        write(
                List.of(
                        finding.severity().name(),
                        finding.rule(),
                        finding.problem(),
                        finding.reason(),
                        finding.fix(),
                        finding.object()),
                out);
        write(finding.location(), out);
        write(finding.cells().names(), out);
        out.writeInt(finding.cells().total());
    }

    private static Finding readFinding(DataInputStream in) throws IOException {
        List<String> texts = readTexts(in, 6);
        return new Finding(
                Severity.valueOf(texts.get(0)),
                texts.get(1),
                readLocation(in),
                texts.get(2),
                texts.get(3),
                texts.get(4),
                texts.get(5),
                new Cells(readTexts(in), in.readInt()));
    }

    private static void write(Ignore ignore, DataOutputStream out) throws IOException {
        write(
                List.of(
                        ignore.rule(),
                        ignore.object(),
                        ignore.path(),
                        ignore.reason(),
                        ignore.owner(),
                        ignore.expires().map(LocalDate::toString).orElse("")),
                out);
        write(ignore.location(), out);
    }

    private static Ignore readIgnore(DataInputStream in) throws IOException {
        List<String> texts = readTexts(in, 6);
        return new Ignore(
                texts.get(0),
                texts.get(1),
                texts.get(2),
                texts.get(3),
                texts.get(4),
                Optional.of(texts.get(5)).filter(day -> !day.isEmpty()).map(LocalDate::parse),
                readLocation(in));
    }

    private static void write(Location location, DataOutputStream out) throws IOException {
        write(List.of(location.file()), out);
        out.writeInt(location.line());
        out.writeInt(location.column());
    }

    private static Location readLocation(DataInputStream in) throws IOException {
        return new Location(readTexts(in, 1).get(0), in.readInt(), in.readInt());
    }

    private static void write(List<String> texts, DataOutputStream out) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    private static List<String> readTexts(DataInputStream in, int count) throws IOException {
        List<String> texts = readTexts(in);
        if (texts.size() != count) {
            throw new IOException(texts.size() + " texts, not " + count);
        }
        return texts;
    }

    private static List<String> readTexts(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            int length = in.readInt();
            if (length < 0 || length > in.available()) {
                throw new IOException("a text of " + length + " bytes");
            }
            texts.add(new String(in.readNBytes(length), StandardCharsets.UTF_8));
        }
        return texts;
    }
}
