package io.chartwright.publish.web;

import io.chartwright.model.ByteSource;
import io.chartwright.publish.http.WebRequest;
import io.chartwright.publish.http.WebResponse;
import io.chartwright.publish.retry.Patience;
import io.chartwright.publish.store.StoreSession;
import io.chartwright.publish.store.StoredFile;
import java.util.Optional;

/** A locked folder on a WebDAV server. */
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

    /** Writes the file beside its place and moves it there, so that nobody sees a part of it. */
    @Override
    public boolean create(String path, ByteSource bytes) {
        if (read(path).isPresent()) {
            return false;
        }
        int slash = path.lastIndexOf('/') + 1;
        new DavFolders(folder, lock::authorize).make(path.substring(0, slash));
        String beside = path.substring(0, slash) + "." + path.substring(slash) + ".new";
        if (!put(beside, bytes)) {
            return false;
        }
        WebRequest move = folder.request("MOVE", beside)
                .withHeader("Destination", folder.at(path).toString())
                .withHeader("Overwrite", "F");
        WebResponse moved = folder.expect(lock.authorize(move), 404, PRECONDITION_FAILED, LOCKED);
        // A move whose answer was lost is sent again and finds nothing to move.
        return moved.isSuccess()
                || read(path).filter(file -> bytes.hasBytes(file.bytes())).isPresent();
    }

    /**
     * Writes the file in its place. A move would do so, too, but must remove the old file first (RFC 4918, section 9.9.3),
     * and clients would miss it for a moment; Apache's PUT renames.
     */
    @Override
    public boolean replace(String path, String version, ByteSource bytes) {
        return read(path).filter(file -> file.version().equals(version)).isPresent() && put(path, bytes);
    }

    @Override
    public void delete(String path) {
        folder.expect(lock.authorize(folder.request("DELETE", path)), 404);
    }

    @Override
    public void close() {
        lock.close();
    }

    /** Writes the file; false when the lock was lost. */
    private boolean put(String path, ByteSource bytes) {
        WebRequest request = folder.request("PUT", path)
                .withHeader("Content-Type", "application/octet-stream")
                .withBody(bytes);
        return folder.expect(lock.authorize(request), PRECONDITION_FAILED, LOCKED)
                .isSuccess();
    }
}
