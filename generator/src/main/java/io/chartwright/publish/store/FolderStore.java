package io.chartwright.publish.store;

import io.chartwright.publish.retry.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that a web server shows; one publisher at a time, by a lock. */
public final class FolderStore implements Store {

    private final Path folder;
    private final Patience patience;

    /**
     * Creates the store.
     *
     * @param patience how long to wait for the lock
     */
    public FolderStore(Path folder, Patience patience) {
        this.folder = folder;
        this.patience = patience;
    }

    @Override
    public String name() {
        return folder.toString();
    }

    @Override
    public Writers writers() {
        return Writers.MANY;
    }

    @Override
    public StoreReader look() {
        return new FolderReader(folder);
    }

    @Override
    public StoreSession open() {
        try {
            Files.createDirectories(folder);
            return new FolderSession(folder, FolderLock.acquire(folder, patience));
        } catch (IOException e) {
            throw new PublishException("publish to the folder " + folder, e);
        }
    }
}
