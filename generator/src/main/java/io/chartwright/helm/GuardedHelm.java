package io.chartwright.helm;

import io.chartwright.model.Chart;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A Helm whose calls end in time.
 *
 * <p>Helm's library cannot be interrupted. A call that overruns is left alone on a thread that does not keep the process
 * alive, and every call after it fails with the same message, so that the process reports and ends.
 */
public final class GuardedHelm implements HelmTool {
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final long PAUSE_MILLISECONDS = 50;

    private final HelmTool helm;
    private final Function<HelmChart, Usage> usage;

    private GuardedHelm(HelmTool helm, Function<HelmChart, Usage> usage) {
        this.helm = helm;
        this.usage = usage;
    }

    /** Returns the embedded Helm, for charts of one's own; it begins to load at once. */
    public static HelmTool inProcess() {
        return new GuardedHelm(new EmbeddedHelm().prepared(), opened -> new Usage(ProcessHandle.current()));
    }

    /** Returns the embedded Helm in a process of its own with bounded memory, for charts that nobody vouches for. */
    public static HelmTool isolated() {
        return new GuardedHelm(new IsolatedHelm(), opened -> new Usage(((ChildChart) opened).process()));
    }

    @Override
    public HelmChart open(Chart chart) {
        HelmChart opened = helm.open(chart);
        return new Guarded(opened, usage.apply(opened));
    }

    @Override
    public void close() {
        helm.close();
    }

    private static final class Guarded implements HelmChart {
        private final HelmChart helm;
        private final Usage usage;
        private final ExecutorService threads = Executors.newCachedThreadPool(run -> {
            Thread thread = new Thread(run, "helm");
            thread.setDaemon(true);
            return thread;
        });
        private volatile @Nullable String overrun;

        Guarded(HelmChart helm, Usage usage) {
            this.helm = helm;
            this.usage = usage;
        }

        @Override
        public Rendering template(String values, String kubeVersion) {
            return rendering(() -> helm.template(values, kubeVersion));
        }

        @Override
        public Rendering templateOfChecked(String values, String kubeVersion) {
            return rendering(() -> helm.templateOfChecked(values, kubeVersion));
        }

        private Rendering rendering(Callable<Rendering> call) {
            return call(call, why -> new Rendering("", Optional.of(HelmMessage.ofFailure(why))));
        }

        @Override
        public List<HelmMessage> lint(String values, Rendering rendering) {
            return call(() -> helm.lint(values, rendering), why -> List.of(HelmMessage.ofFailure(why)));
        }

        @Override
        public List<String> warnings() {
            return overrun == null ? helm.warnings() : List.of();
        }

        private <T> T call(Callable<T> call, Function<String, T> failed) {
            String already = overrun;
            if (already != null) {
                return failed.apply(already);
            }
            Allowance allowance = new Allowance(usage, LIMIT);
            Future<T> result = threads.submit(call);
            while (true) {
                try {
                    return result.get(PAUSE_MILLISECONDS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    Optional<String> why = allowance.overrun();
                    if (why.isPresent()) {
                        overrun = why.get();
                        return failed.apply(why.get());
                    }
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof RuntimeException failure) {
                        throw failure;
                    }
                    throw new HelmException("Helm failed", e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new HelmException("Helm was interrupted", e);
                }
            }
        }

        @Override
        public void close() {
            threads.shutdown();
            helm.close();
        }
    }
}
