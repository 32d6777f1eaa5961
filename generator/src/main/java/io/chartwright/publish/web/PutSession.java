package io.chartwright.publish.web;

import io.chartwright.model.ByteSource;
import io.chartwright.publish.store.StoreSession;
import io.chartwright.publish.store.StoredFile;
import java.util.Optional;

/**
 * A folder whose server takes files and promises nothing: conditions are looked at before a file is written, which helps
 * after an interruption, and not against others who write.
 *
 * @param folder the folder
 */
record PutSession(WebFolder folder) implements StoreSession {

    @Override
    public Optional<StoredFile> read(String path) {
        return folder.read(path);
    }

    @Override
    public boolean create(String path, ByteSource bytes) {
        if (read(path).isPresent()) {
            return false;
        }
        put(path, bytes);
        return true;
    }

    @Override
    public boolean replace(String path, String version, ByteSource bytes) {
        if (read(path).filter(file -> file.version().equals(version)).isEmpty()) {
            return false;
        }
        put(path, bytes);
        return true;
    }

    @Override
    public void delete(String path) {
        folder.expect(folder.request("DELETE", path), 404, 410);
    }

    private void put(String path, ByteSource bytes) {
        folder.expect(folder.request("PUT", path)
                .withHeader("Content-Type", "application/octet-stream")
                .withBody(bytes));
    }
}
