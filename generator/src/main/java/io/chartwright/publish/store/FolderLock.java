package io.chartwright.publish.store;

import io.chartwright.publish.retry.Attempts;
import io.chartwright.publish.retry.Patience;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * The right to change a folder, held by one publisher at a time, on this machine or wherever the file system passes locks
 * on. The file of the lock stays: removing it would let two publishers lock two files.
 */
final class FolderLock implements AutoCloseable {

    private static final String FILE = ".chartwright.lock";
    private static final Duration FIRST_PAUSE = Duration.ofMillis(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Waits for the right to change the folder.
     *
     * @throws PublishException when another publisher holds it for longer than the patience
     */
    static FolderLock acquire(Path folder, Patience patience) throws IOException {
        Path file = folder.resolve(FILE);
        Attempts attempts = patience.attempts(FIRST_PAUSE, LONGEST_PAUSE);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            do {
                if (tryLock(channel)) {
                    return new FolderLock(channel);
                }
            } while (attempts.pause());
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new PublishException("could not lock " + file + ": another publisher holds it (" + attempts.summary()
                + "); run it again when that one is done");
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
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new PublishException("unlock the folder", e);
        }
    }
}
