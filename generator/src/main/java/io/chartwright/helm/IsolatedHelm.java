package io.chartwright.helm;

import io.chartwright.model.Chart;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The embedded Helm in a process of its own, one for each chart that is opened. */
final class IsolatedHelm implements HelmTool {
    private static final List<String> OPTIONS = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=/dev/null",
            "-Xlog:disable");

    @Override
    public HelmChart open(Chart chart) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        // What ends the process leaves it no time to remove anything, so its folder is ours.
        TemporaryFolder folder = TemporaryFolder.create();
        command.add("-Djava.io.tmpdir=" + folder.path());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(HelmChild.class.getName());
        try {
            Process process =
                    new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
            return new ChildChart(process, folder, chart);
        } catch (IOException e) {
            folder.remove();
            throw new HelmException("could not start the process that renders the chart", e);
        }
    }

    @Override
    public void close() {
        // Each chart's process ends when the chart is closed.
    }
}
