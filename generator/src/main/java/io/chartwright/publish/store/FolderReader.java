package io.chartwright.publish.store;

import io.chartwright.model.ByteSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Optional;

/** Reads the files of a folder. */
final class FolderReader implements StoreReader {

    /** How many bytes are read and written at once. */
    static final int PART = 1 << 18;

    private static final int LARGEST = 1 << 30;

    private final Path folder;

    FolderReader(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<StoredFile> read(String path) {
        Path file = folder.resolve(path);
        try {
            String version = version(file);
            return Optional.of(new StoredFile(bytes(file), version));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new PublishException("read " + file, e);
        }
    }

    @Override
    public boolean has(String path, ByteSource bytes) {
        Path file = folder.resolve(path);
        try (InputStream is = Files.newInputStream(file);
                InputStream wanted = bytes.open()) {
            byte[] part = new byte[PART];
            byte[] other = new byte[PART];
            int read;
            do {
                read = is.readNBytes(part, 0, PART);
                if (read != wanted.readNBytes(other, 0, PART) || !Arrays.equals(part, 0, read, other, 0, read)) {
                    return false;
                }
            } while (read == PART);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new PublishException("read " + file, e);
        }
    }

    /** Returns the bytes, read in parts: what Java reads at once it holds twice. */
    private static byte[] bytes(Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            if (channel.size() > LARGEST) {
                throw new IOException("it has more than " + LARGEST + " bytes");
            }
            ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
            int read = 0;
            while (bytes.hasRemaining() && read >= 0) {
                read = channel.read(bytes.slice(bytes.position(), Math.min(PART, bytes.remaining())));
                bytes.position(bytes.position() + Math.max(read, 0));
            }
            return bytes.hasRemaining() ? Arrays.copyOf(bytes.array(), bytes.position()) : bytes.array();
        }
    }

    /** Returns what changes when somebody writes who does not know of the lock. */
    static String version(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.fileKey();
    }
}
