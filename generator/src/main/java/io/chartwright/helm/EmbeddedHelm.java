package io.chartwright.helm;

import com.marcnuri.helm.LintCommand;
import com.marcnuri.helm.TemplateCommand;
import com.marcnuri.helm.jni.HelmLib;
import io.chartwright.cache.CacheFolder;
import io.chartwright.model.Chart;
import io.chartwright.model.ChartFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The Helm that is part of chartwright. The native library is loaded when the first chart is opened, or before.
 *
 * <p>What Helm logs goes to {@link HelmChart#warnings} instead of the terminal while a chart is open; one chart may be
 * open at a time in a process.
 */
public final class EmbeddedHelm implements HelmTool {
    private static final String RELEASE = "release-name";
    private static final String NAMESPACE = "default";
    private static final String SCHEMA = "values.schema.json";

    private final NativeHelm library;
    private @Nullable CompletableFuture<HelmLib> loaded;
    private @Nullable Opened opened;

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
        if (opened != null && !opened.isClosed) {
            throw new IllegalStateException("close the chart that is open first");
        }
        HelmLib helm = library();
        ChartOnDisk disk = new ChartOnDisk();
        try {
            opened = new Opened(helm, chart, disk);
            return opened;
        } catch (HelmException e) {
            disk.close();
            throw e;
        }
    }

    /** Begins to load the library, so that it is there when the first chart is opened. */
    synchronized EmbeddedHelm prepared() {
        CompletableFuture<HelmLib> unused = loading();
        return this;
    }

    private HelmLib library() {
        try {
            return loading().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof HelmException failure ? failure : e;
        }
    }

    private CompletableFuture<HelmLib> loading() {
        CompletableFuture<HelmLib> loading = loaded;
        if (loading == null) {
            loading = CompletableFuture.supplyAsync(library::load);
            loaded = loading;
        }
        return loading;
    }

    @Override
    public void close() {
        // A Go runtime cannot be unloaded, so there is nothing to give back.
    }

    private static final class Opened implements HelmChart {
        private final HelmLib helm;
        private final Chart chart;
        private final ChartOnDisk disk;
        private final AtomicInteger files = new AtomicInteger();
        private final StopSignals signals = new StopSignals();
        private final CapturedErrors errors;
        private @Nullable Path whole;
        private @Nullable Path withoutSchema;
        private volatile boolean isClosed;

        Opened(HelmLib helm, Chart chart, ChartOnDisk disk) {
            this.helm = helm;
            this.chart = chart;
            this.disk = disk;
            this.errors = new CapturedErrors(disk.folder());
        }

        @Override
        public Rendering template(String values, String kubeVersion) {
            return template(whole(), values, kubeVersion);
        }

        @Override
        public Rendering templateOfChecked(String values, String kubeVersion) {
            return template(withoutSchema(), values, kubeVersion);
        }

        private Rendering template(Path of, String values, String kubeVersion) {
            Path file = ChartOnDisk.write(numbered("values").resolve("values.yaml"), values);
            try {
                String output = new TemplateCommand(helm, of)
                        .withName(RELEASE)
                        .withNamespace(NAMESPACE)
                        .withKubeVersion(kubeVersion)
                        .withValuesFile(file)
                        .call();
                // The library returns null for white space.
                return new Rendering(Objects.requireNonNullElse(output, ""), Optional.empty());
            } catch (IllegalStateException e) {
                return new Rendering("", Optional.of(failure(e)));
            } finally {
                signals.restore();
            }
        }

        private synchronized Path whole() {
            Path written = whole == null ? write(chart) : whole;
            whole = written;
            return written;
        }

        private synchronized Path withoutSchema() {
            Path written = withoutSchema == null ? write(chart.without(SCHEMA)) : withoutSchema;
            withoutSchema = written;
            return written;
        }

        private Path write(Chart written) {
            String defaults = written.file("values.yaml").map(ChartFile::text).orElse("");
            return disk.write(written, defaults, numbered("template"));
        }

        @Override
        public List<HelmMessage> lint(String values, Rendering rendering) {
            Path copy = rendering.failure().isPresent()
                    ? disk.writeFolder(chart, values, numbered("lint"))
                    : disk.writeRendered(chart.without(SCHEMA), values, rendering.byTemplate(), numbered("lint"));
            try {
                List<String> lines = new LintCommand(helm, copy)
                        .strict().call().getMessages().stream()
                                .map(line -> disk.withoutFolder(line.replace(copy + ": ", "Chart.yaml: ")))
                                .toList();
                return HelmMessage.ofLint(lines);
            } catch (IllegalStateException e) {
                return List.of(failure(e));
            }
        }

        @Override
        public List<String> warnings() {
            return errors.lines().stream().map(disk::withoutFolder).distinct().toList();
        }

        private Path numbered(String name) {
            return disk.folder().resolve(name + "-" + files.incrementAndGet());
        }

        private HelmMessage failure(IllegalStateException e) {
            return HelmMessage.ofFailure(disk.withoutFolder(String.valueOf(e.getMessage())));
        }

        @Override
        public void close() {
            if (!isClosed) {
                isClosed = true;
                errors.close();
                disk.close();
            }
        }
    }
}
