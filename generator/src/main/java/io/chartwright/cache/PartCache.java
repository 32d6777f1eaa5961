package io.chartwright.cache;

import io.chartwright.model.Content;
import io.chartwright.model.Digest;
import io.chartwright.model.Finding;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What earlier runs made of the parts of one project, so that a run does again only what a change concerns. Each part has
 * a name, of which one result is kept, and a key, which is the digest of all that the result depends on.
 *
 * <p>All parts are in one file of a {@link ResultCache}. One that no run has asked for in a while is dropped. Its methods
 * may be called from several threads.
 */
public final class PartCache {
    /** How many runs that keep something a part outlives without being asked for. */
    private static final int MOST_RUNS = 20;

    private static final Content NOTHING = Content.of("");

    private final Optional<ResultCache> cache;
    private final String project;
    private final Map<String, Kept> parts = new ConcurrentHashMap<>();
    private boolean isRead;
    private volatile boolean isChanged;

    private PartCache(Optional<ResultCache> cache, String project) {
        this.cache = cache;
        this.project = project;
    }

    /** Returns one that keeps nothing. */
    public static PartCache none() {
        return new PartCache(Optional.empty(), "");
    }

    /**
     * Returns that of a project.
     *
     * @param project what tells the project from others, such as its folder
     */
    public static PartCache of(ResultCache cache, String project) {
        return new PartCache(Optional.of(cache), project);
    }

    /** How a result is written and read. */
    public interface Form<T> {
        /** Writes the result. */
        void write(T result, ResultWriter out);

        /** Returns the result that was written. */
        T read(ResultReader in) throws IOException;
    }

    /** Returns the result that is kept of the part under that key. */
    public <T> Optional<T> get(String part, Supplier<Digest> key, Form<T> form) {
        return cache.isEmpty()
                ? Optional.empty()
                : kept(part, key.get()).flatMap(kept -> ResultReader.read(kept.bytes(), form::read));
    }

    /** Keeps a result of the part under the key, in place of any other. */
    public <T> void put(String part, Supplier<Digest> key, Form<T> form, T result) {
        if (cache.isPresent()) {
            ResultWriter out = new ResultWriter();
            form.write(result, out);
            keep(part, key.get(), Content.of(out.bytes()));
        }
    }

    /** Returns what the check finds, which is not done when it is kept that it found nothing under that key. */
    public List<Finding> findings(String check, Supplier<Digest> key, Supplier<List<Finding>> work) {
        return unlessSound(check, key, List.of(), work, List::isEmpty);
    }

    /**
     * Returns what the work comes to, or, when it is kept that it came to nothing of note under that key, the given result.
     * Anything else is worked out anew each time.
     *
     * @param sound what to return when there is nothing of note
     * @param isSound whether a result is nothing of note
     */
    public <T> T unlessSound(String check, Supplier<Digest> key, T sound, Supplier<T> work, Predicate<T> isSound) {
        if (cache.isEmpty()) {
            return work.get();
        }
        Digest digest = key.get();
        String part = check + " " + digest.hex();
        if (kept(part, digest).isPresent()) {
            return sound;
        }
        T result = work.get();
        if (isSound.test(result)) {
            keep(part, digest, NOTHING);
        }
        return result;
    }

    /** Writes what is new to the disk. */
    public void save() {
        if (cache.isEmpty() || !isChanged) {
            return;
        }
        ResultWriter out = new ResultWriter();
        out.all(
                parts.entrySet().stream()
                        .filter(part -> part.getValue().runs() <= MOST_RUNS)
                        .toList(),
                part -> {
                    out.text(part.getKey());
                    out.text(part.getValue().key());
                    out.number(part.getValue().runs());
                    out.bytes(part.getValue().result().bytes());
                });
        cache.get().put(key(cache.get()), out.bytes());
        isChanged = false;
    }

    private Optional<Content> kept(String part, Digest key) {
        read();
        Kept kept = parts.get(part);
        if (kept == null || !kept.key().equals(key.hex())) {
            return Optional.empty();
        }
        parts.put(part, new Kept(kept.key(), 0, kept.result()));
        return Optional.of(kept.result());
    }

    private void keep(String part, Digest key, Content result) {
        read();
        parts.put(part, new Kept(key.hex(), 0, result));
        isChanged = true;
    }

    private synchronized void read() {
        if (!isRead && cache.isPresent()) {
            isRead = true;
            cache.get()
                    .get(key(cache.get()))
                    .flatMap(bytes -> ResultReader.read(bytes, in -> in.all(PartCache::part)))
                    .ifPresent(all -> all.forEach(part -> parts.put(part.getKey(), part.getValue())));
        }
    }

    private static Map.Entry<String, Kept> part(ResultReader in) throws IOException {
        return Map.entry(in.text(), new Kept(in.text(), in.number() + 1, Content.of(in.bytes())));
    }

    private Digest key(ResultCache of) {
        return of.key().with("parts").with(project).key();
    }

    /**
     * A result on disk.
     *
     * @param key the digest of all that it depends on, in hexadecimal
     * @param runs how many runs ago it was asked for
     * @param result what {@link Form} wrote; empty says that nothing was found
     */
    private record Kept(String key, int runs, Content result) {}
}
