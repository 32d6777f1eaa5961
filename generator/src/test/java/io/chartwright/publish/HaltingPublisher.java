package io.chartwright.publish;

import io.chartwright.model.ByteSource;
import io.chartwright.model.Content;
import io.chartwright.publish.retry.Patience;
import io.chartwright.publish.retry.Timing;
import io.chartwright.publish.store.FolderStore;
import io.chartwright.publish.store.Store;
import io.chartwright.publish.store.StoreReader;
import io.chartwright.publish.store.StoreSession;
import io.chartwright.publish.store.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A process that publishes to a folder and is gone, as by {@code kill -9}, at a step. */
final class HaltingPublisher {

    /** The exit code of a process that is gone. */
    static final int HALTED = 137;

    private HaltingPublisher() {}

    /**
     * Publishes.
     *
     * @param arguments the folder, and the number of the step, from 0, before which, or within which, the
     *     process is gone
     */
    public static void main(String[] arguments) {
        Patience patience = new Patience(Patience.USUAL, Timing.system());
        Store store =
                new HaltingStore(new FolderStore(Path.of(arguments[0]), patience), Integer.parseInt(arguments[1]));
        new IndexTarget(store, PublishOptions.usual(), patience, Targets.PAGES).publish(release("1.1.0"));
    }

    static Release release(String version) {
        return Release.of(
                        Charts.archive("mini", version),
                        Map.of("values-a.yaml", Content.of("a: 1\n"), "values-b.yaml", Content.of("b: 1\n")))
                .signed(Provenance.of(Content.of("signature of " + version)));
    }

    /** A store that counts what is asked of it. */
    private static final class HaltingStore implements Store {

        private final Store store;
        private int left;

        HaltingStore(Store store, int left) {
            this.store = store;
            this.left = left;
        }

        void step() {
            if (left-- == 0) {
                Runtime.getRuntime().halt(HALTED);
            }
        }

        @Override
        public String name() {
            return store.name();
        }

        @Override
        public Writers writers() {
            return store.writers();
        }

        @Override
        public StoreReader look() {
            step();
            return store.look();
        }

        @Override
        public StoreSession open() {
            step();
            return new HaltingSession(store.open(), this);
        }
    }

    /** The session of such a store. */
    private record HaltingSession(StoreSession session, HaltingStore steps) implements StoreSession {

        @Override
        public Optional<StoredFile> read(String path) {
            steps.step();
            return session.read(path);
        }

        @Override
        public boolean create(String path, ByteSource bytes) {
            steps.step();
            return session.create(path, new HaltingBytes(bytes, steps));
        }

        @Override
        public boolean replace(String path, String version, ByteSource bytes) {
            steps.step();
            return session.replace(path, version, new HaltingBytes(bytes, steps));
        }

        @Override
        public void delete(String path) {
            steps.step();
            session.delete(path);
        }

        @Override
        public boolean commit() {
            steps.step();
            return session.commit();
        }

        @Override
        public void close() {
            steps.step();
            session.close();
        }
    }

    /** Bytes that are written with a step after the first ten. */
    private record HaltingBytes(ByteSource bytes, HaltingStore steps) implements ByteSource {

        @Override
        public long length() {
            return bytes.length();
        }

        @Override
        public InputStream open() {
            return bytes.open();
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            try (InputStream in = bytes.open()) {
                out.write(in.readNBytes(10));
                out.flush();
                steps.step();
                in.transferTo(out);
            }
        }
    }
}
