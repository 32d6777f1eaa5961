package io.chartwright.helm;

import com.marcnuri.helm.LintCommand;
import com.marcnuri.helm.TemplateCommand;
import com.marcnuri.helm.jni.HelmLib;
import io.chartwright.model.Chart;
import io.chartwright.model.ChartFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The Helm that is part of chartwright. The native library is loaded when the first chart is opened.
 *
 * <p>What Helm logs goes to {@link HelmChart#warnings} instead of the terminal while a chart is open; one chart may be
 * open at a time in a process.
 */
public final class EmbeddedHelm implements HelmTool {
    private static final String RELEASE = "release-name";
    private static final String NAMESPACE = "default";

    private final NativeHelm library;
    private @Nullable HelmLib loaded;

    /** Creates a Helm that keeps its library in the user's cache folder. */
    public EmbeddedHelm() {
        this(CacheFolder.of(
                System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", "")), System.getenv()));
    }

    /** Creates a Helm that keeps its library in the given cache folder. */
    EmbeddedHelm(Path cache) {
        this.library = new NativeHelm(cache);
    }

    @Override
    public synchronized HelmChart open(Chart chart) {
        if (loaded == null) {
            loaded = library.load();
        }
        return new Opened(loaded, chart);
    }

    @Override
    public void close() {
        // A Go runtime cannot be unloaded, so there is nothing to give back.
    }

    private static final class Opened implements HelmChart {
        private final HelmLib helm;
        private final Chart chart;
        private final ChartOnDisk disk = new ChartOnDisk();
        private final Path folder;
        private final CapturedErrors errors;
        private final AtomicInteger files = new AtomicInteger();

        Opened(HelmLib helm, Chart chart) {
            this.helm = helm;
            this.chart = chart;
            String defaults = chart.file("values.yaml").map(ChartFile::text).orElse("");
            this.folder = disk.write(chart, defaults, "template");
            this.errors = new CapturedErrors(disk.folder());
        }

        @Override
        public Rendering template(String values, String kubeVersion) {
            Path file = disk.write(disk.folder().resolve("values-" + files.incrementAndGet() + ".yaml"), values);
            try {
                String output = new TemplateCommand(helm, folder)
                        .withName(RELEASE)
                        .withNamespace(NAMESPACE)
                        .withKubeVersion(kubeVersion)
                        .withValuesFile(file)
                        .call();
                return new Rendering(output, Optional.empty());
            } catch (IllegalStateException e) {
                return new Rendering("", Optional.of(HelmMessage.ofFailure(String.valueOf(e.getMessage()))));
            }
        }

        @Override
        public List<HelmMessage> lint(String values) {
            Path copy = disk.write(chart, values, "lint-" + files.incrementAndGet());
            return new LintCommand(helm, copy)
                    .strict().call().getMessages().stream()
                            .map(HelmMessage::ofLint)
                            .toList();
        }

        @Override
        public List<String> warnings() {
            return errors.lines();
        }

        @Override
        public void close() {
            errors.close();
            disk.close();
        }
    }
}
