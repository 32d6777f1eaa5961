package io.chartwright.helm;

import io.chartwright.model.Chart;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A chart that Helm has open in another process. */
final class ChildChart implements HelmChart {
    private static final String DEAD =
            "Helm died while it rendered the chart, for want of memory or by a fault of its own;"
                    + " look for a template that repeats or nests without end";

    private static final int SECONDS_TO_DIE = 5;

    private final Process process;
    private final TemporaryFolder folder;
    private final Thread ending = new Thread(this::end, "end Helm");
    private final DataOutputStream out;
    private final DataInputStream in;

    /**
     * Hands the chart to the process.
     *
     * @param folder the process's folder for temporary files, which is removed when it has ended
     */
    ChildChart(Process process, TemporaryFolder folder, Chart chart) {
        this.process = process;
        this.folder = folder;
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
        Runtime.getRuntime().addShutdownHook(ending);
        try {
            ChildMessages.write(out, chart);
        } catch (IOException e) {
            close();
            throw new HelmException("could not hand the chart to the process that renders it", e);
        }
    }

    TemporaryFolder folder() {
        return folder;
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public synchronized Rendering template(String values, String kubeVersion) {
        try {
            out.writeByte(ChildMessages.TEMPLATE);
            ChildMessages.write(out, values);
            ChildMessages.write(out, kubeVersion);
            out.flush();
            return ChildMessages.readRendering(in);
        } catch (IOException e) {
            return new Rendering("", Optional.of(HelmMessage.ofFailure(DEAD)));
        }
    }

    @Override
    public synchronized List<HelmMessage> lint(String values, Rendering rendering) {
        try {
            out.writeByte(ChildMessages.LINT);
            ChildMessages.write(out, values);
            ChildMessages.write(out, rendering);
            out.flush();
            return ChildMessages.readMessages(in);
        } catch (IOException e) {
            return List.of(HelmMessage.ofFailure(DEAD));
        }
    }

    @Override
    public synchronized List<String> warnings() {
        try {
            out.writeByte(ChildMessages.WARNINGS);
            out.flush();
            return ChildMessages.readText(in).lines().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Not synchronized: it must end a call that does not end itself. */
    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(ending);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook has run or will.
        }
    }

    /** Waits for the end, since a process that still runs could write more. */
    private void end() {
        process.destroyForcibly();
        try {
            process.waitFor(SECONDS_TO_DIE, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        folder.remove();
    }
}
