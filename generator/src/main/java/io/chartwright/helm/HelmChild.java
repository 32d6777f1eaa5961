package io.chartwright.helm;

import com.sun.jna.Memory;
import com.sun.jna.Platform;
import io.chartwright.model.Chart;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;

/**
 * The process in which Helm renders a chart that nobody vouches for: reads the chart and calls from standard input and
 * writes answers to standard output until its input ends.
 */
final class HelmChild {
    private static final int RLIMIT_DATA = 2;

    /** What the process may allocate; its other memory is program code and the Java heap's reserve. */
    private static final long MOST_BYTES = 700L * 1024 * 1024;

    private HelmChild() {}

    /** Answers calls until the input ends. */
    public static void main(String[] arguments) throws IOException {
        limitMemory();
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        Chart chart = ChildMessages.readChart(in);
        try (EmbeddedHelm helm = new EmbeddedHelm();
                HelmChart opened = helm.open(chart)) {
            while (answer(opened, in, out)) {
                out.flush();
            }
        }
    }

    private static boolean answer(HelmChart chart, DataInputStream in, DataOutputStream out) throws IOException {
        byte call;
        try {
            call = in.readByte();
        } catch (EOFException e) {
            return false;
        }
        if (call == ChildMessages.TEMPLATE) {
            String values = ChildMessages.readText(in);
            ChildMessages.write(out, chart.template(values, ChildMessages.readText(in)));
        } else if (call == ChildMessages.LINT) {
            String values = ChildMessages.readText(in);
            ChildMessages.write(out, chart.lint(values, ChildMessages.readRendering(in)));
        } else {
            ChildMessages.write(out, String.join("\n", chart.warnings()));
        }
        return true;
    }

    /** Only Linux counts what a process allocates apart from what it reserves. */
    private static void limitMemory() {
        if (Platform.isLinux()) {
            Memory limit = new Memory(16);
            limit.setLong(0, MOST_BYTES);
            limit.setLong(8, MOST_BYTES);
            LibC.load().setrlimit(RLIMIT_DATA, limit);
        }
    }
}
