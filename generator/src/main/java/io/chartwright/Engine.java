package io.chartwright;

import io.chartwright.cache.CacheFolder;
import io.chartwright.cache.PartCache;
import io.chartwright.cache.ResultCache;
import io.chartwright.cache.ToolBuild;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.function.Supplier;

/**
 * How validation is carried out; its result does not depend on it.
 *
 * @param cache what earlier runs found, if it is to be used
 * @param jobs how many cells are worked on at the same time
 */
public record Engine(Optional<ResultCache> cache, int jobs) {

    /** Returns the engine that remembers nothing and uses every processor. */
    public static Engine usual() {
        return new Engine(Optional.empty(), Runtime.getRuntime().availableProcessors());
    }

    /**
     * Returns the engine that remembers in the user's cache folder.
     *
     * @param properties the system's properties
     * @param environment the environment variables
     */
    public static Engine of(Map<String, String> properties, Map<String, String> environment) {
        Path caches = CacheFolder.of(
                properties.getOrDefault("os.name", ""), Path.of(properties.getOrDefault("user.home", "")), environment);
        return ToolBuild.name()
                .map(build -> usual().withCache(new ResultCache(caches.resolve("results"), build)))
                .orElse(usual());
    }

    /** Returns what earlier runs made of the parts of the project; nothing without a cache. */
    PartCache parts(Path project) {
        return cache.map(results -> PartCache.of(
                        results, project.toAbsolutePath().normalize().toString()))
                .orElse(PartCache.none());
    }

    /** Returns this engine with a cache. */
    public Engine withCache(ResultCache other) {
        return new Engine(Optional.of(other), jobs);
    }

    /** Returns this engine without a cache. */
    public Engine withoutCache() {
        return new Engine(Optional.empty(), jobs);
    }

    /** Returns this engine with another number of cells at a time. */
    public Engine withJobs(int number) {
        return new Engine(cache, number);
    }

    /** Returns what the work comes to. */
    <T> T run(Supplier<T> work) {
        if (jobs == Runtime.getRuntime().availableProcessors()) {
            return work.get();
        }
        // Parallel streams use the pool of the thread that they are started on.
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        ForkJoinPool pool = new ForkJoinPool(
                jobs,
                of -> {
                    ForkJoinWorkerThread thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(of);
                    thread.setContextClassLoader(loader);
                    return thread;
                },
                null,
                false);
        try {
            return pool.submit(work::get).join();
        } finally {
            pool.shutdown();
        }
    }
}
