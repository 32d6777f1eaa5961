package io.chartwright.helm;

import io.chartwright.helm.HelmMessage.Level;
import io.chartwright.model.Chart;
import io.chartwright.model.ChartFile;
import io.chartwright.model.ChartId;
import io.chartwright.model.Content;
import io.chartwright.model.Location;
import io.chartwright.model.Mapping;
import io.chartwright.model.Version;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How a chart, calls and answers are written between this process and the one in which Helm runs. */
final class ChildMessages {
    static final byte TEMPLATE = 'T';
    static final byte LINT = 'L';
    static final byte WARNINGS = 'W';

    /** The longest text of one message, in bytes. */
    private static final int LONGEST = 128 * 1024 * 1024;

    private ChildMessages() {}

    static void write(DataOutputStream out, Chart chart) throws IOException {
        write(out, chart.id().name());
        out.writeInt(chart.files().size());
        for (ChartFile file : chart.files().values()) {
            write(out, file.path());
            write(out, file.content().bytes());
        }
        out.flush();
    }

    static Chart readChart(DataInputStream in) throws IOException {
        ChartId id = new ChartId(readText(in), Version.parse("0.0.0"));
        Map<String, ChartFile> files = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            String path = readText(in);
            files.put(path, new ChartFile(path, Content.of(readBytes(in))));
        }
        return new Chart(id, Mapping.empty(Location.of("Chart.yaml")), files, List.of());
    }

    static void write(DataOutputStream out, List<HelmMessage> messages) throws IOException {
        out.writeInt(messages.size());
        for (HelmMessage message : messages) {
            write(out, message.level().name());
            write(out, message.path());
            out.writeInt(message.line());
            write(out, message.text());
        }
    }

    static List<HelmMessage> readMessages(DataInputStream in) throws IOException {
        List<HelmMessage> messages = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            messages.add(new HelmMessage(Level.valueOf(readText(in)), readText(in), in.readInt(), readText(in)));
        }
        return messages;
    }

    static void write(DataOutputStream out, Rendering rendering) throws IOException {
        write(out, rendering.output());
        write(out, rendering.failure().stream().toList());
    }

    static Rendering readRendering(DataInputStream in) throws IOException {
        String output = readText(in);
        return new Rendering(
                output,
                Optional.of(readMessages(in)).filter(list -> !list.isEmpty()).map(list -> list.get(0)));
    }

    static void write(DataOutputStream out, String text) throws IOException {
        write(out, text.getBytes(StandardCharsets.UTF_8));
    }

    static String readText(DataInputStream in) throws IOException {
        return new String(readBytes(in), StandardCharsets.UTF_8);
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LONGEST) {
            throw new IOException("a message of " + length + " bytes");
        }
        return in.readNBytes(length);
    }
}
