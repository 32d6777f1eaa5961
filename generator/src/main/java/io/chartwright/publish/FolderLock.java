package io.chartwright.publish;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The right to change a folder, held by one publisher at a time, on this machine or wherever the file system passes locks
 * on. The file of the lock stays: removing it would let two publishers lock two files.
 */
final class FolderLock implements AutoCloseable {

    private static final String FILE = ".chartwright.lock";
    private static final int PAUSE_MILLISECONDS = 5;
    private static final int ATTEMPTS = 2 * 60 * 1000 / PAUSE_MILLISECONDS;

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Waits for the right to change the folder, about two minutes at most.
     *
     * @throws PublishException when another publisher holds it for longer
     */
    static FolderLock acquire(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                if (tryLock(channel)) {
                    return new FolderLock(channel);
                }
                Thread.sleep(PAUSE_MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new PublishException(
                "could not lock " + file + ": another publisher holds it; try again when it is done");
    }

    /** Returns whether the lock was taken; it is released when the channel closes. */
    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            // Another thread of this process holds it; locks of the system do not tell threads apart.
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
