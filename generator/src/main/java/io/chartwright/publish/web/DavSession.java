package io.chartwright.publish.web;

import io.chartwright.model.ByteSource;
import io.chartwright.publish.http.WebRequest;
import io.chartwright.publish.http.WebResponse;
import io.chartwright.publish.retry.Patience;
import io.chartwright.publish.store.StoreSession;
import io.chartwright.publish.store.StoredFile;
import java.util.Optional;

/** A locked folder on a WebDAV server. Each file is written beside its place and moved there. */
final class DavSession implements StoreSession {

    private static final int PRECONDITION_FAILED = 412;
    private static final int LOCKED = 423;

    private final WebFolder folder;
    private final DavLock lock;

    private DavSession(WebFolder folder, DavLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** Locks the folder, which is made when it is not there. */
    static DavSession begin(WebFolder folder, Patience patience) {
        new DavFolders(folder, request -> request).make("");
        return new DavSession(folder, DavLock.acquire(folder, patience));
    }

    @Override
    public Optional<StoredFile> read(String path) {
        return folder.read(path);
    }

    @Override
    public boolean create(String path, ByteSource bytes) {
        return read(path).isEmpty() && write(path, bytes, false);
    }

    @Override
    public boolean replace(String path, String version, ByteSource bytes) {
        return read(path).filter(file -> file.version().equals(version)).isPresent() && write(path, bytes, true);
    }

    @Override
    public void delete(String path) {
        folder.expect(lock.authorize(folder.request("DELETE", path)), 404);
    }

    @Override
    public void close() {
        lock.close();
    }

    private boolean write(String path, ByteSource bytes, boolean mayReplace) {
        int slash = path.lastIndexOf('/') + 1;
        new DavFolders(folder, lock::authorize).make(path.substring(0, slash));
        String beside = path.substring(0, slash) + "." + path.substring(slash) + ".new";
        WebRequest put = folder.request("PUT", beside)
                .withHeader("Content-Type", "application/octet-stream")
                .withBody(bytes);
        if (!folder.expect(lock.authorize(put), PRECONDITION_FAILED, LOCKED).isSuccess()) {
            return false;
        }
        WebRequest move = folder.request("MOVE", beside)
                .withHeader("Destination", folder.at(path).toString())
                .withHeader("Overwrite", mayReplace ? "T" : "F");
        WebResponse moved = folder.expect(lock.authorize(move), 404, PRECONDITION_FAILED, LOCKED);
        // A move whose answer was lost is sent again and finds nothing to move.
        return moved.isSuccess()
                || read(path).filter(file -> bytes.hasBytes(file.bytes())).isPresent();
    }
}
