package io.chartwright.publish.store;

import io.chartwright.model.ByteSource;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A locked folder. Every file is written beside its place, flushed, and renamed. */
final class FolderSession implements StoreSession {

    private final Path folder;
    private final FolderLock lock;

    FolderSession(Path folder, FolderLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    @Override
    public Optional<StoredFile> read(String path) {
        return new FolderReader(folder).read(path);
    }

    @Override
    public boolean create(String path, ByteSource bytes) {
        if (Files.exists(folder.resolve(path))) {
            return false;
        }
        write(path, bytes);
        return true;
    }

    @Override
    public boolean replace(String path, String version, ByteSource bytes) {
        try {
            if (!FolderReader.version(folder.resolve(path)).equals(version)) {
                return false;
            }
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new PublishException("read " + folder.resolve(path), e);
        }
        write(path, bytes);
        return true;
    }

    @Override
    public void delete(String path) {
        try {
            Files.deleteIfExists(folder.resolve(path));
        } catch (IOException e) {
            throw new PublishException("delete " + folder.resolve(path), e);
        }
    }

    @Override
    public void close() {
        lock.close();
    }

    private void write(String name, ByteSource bytes) {
        Path path = folder.resolve(name);
        Path beside = path.resolveSibling("." + path.getFileName() + ".new");
        try {
            Files.createDirectories(path.resolveSibling(".").normalize());
            try (FileChannel channel = FileChannel.open(
                    beside,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), FolderReader.PART);
                bytes.writeTo(out);
                out.flush();
                channel.force(true);
            }
            Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new PublishException("write " + path, e);
        }
    }
}
