package io.chartwright.publish;

import io.chartwright.model.Content;
import io.chartwright.model.Digest;
import io.chartwright.model.Version;
import io.chartwright.publish.Publication.Status;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A folder that a web server shows as a chart repository. Every file is written beside its place, flushed, and renamed;
 * the index comes last, so that a client never reads of a file that is not there.
 */
final class DirectoryTarget implements Target {

    private static final String INDEX = "index.yaml";

    private final Path folder;

    DirectoryTarget(Path folder) {
        this.folder = folder;
    }

    @Override
    public Publication publish(Release release) {
        try {
            Files.createDirectories(folder);
            FolderLock lock = FolderLock.acquire(folder);
            try (lock) {
                return publishLocked(release);
            }
        } catch (IOException e) {
            throw new PublishException("publish to the folder " + folder, e);
        }
    }

    private Publication publishLocked(Release release) throws IOException {
        RepositoryIndex index = readIndex(release);
        Version version = release.archive().id().version();
        Digest offered = release.archive().digest();
        Optional<Digest> published = index.digestOf(version, offered);
        if (published.isPresent() && !published.get().equals(offered)) {
            throw new PublishConflictException(
                    release.archive().id() + " in " + folder.resolve(INDEX), published.get(), offered);
        }
        Map<String, Content> missing = missing(release);
        RepositoryIndex changed = published.isPresent() ? index : index.with(IndexEntry.of(release.archive()));
        for (Map.Entry<String, Content> file : missing.entrySet()) {
            byte[] bytes = file.getValue().bytes();
            write(file.getKey(), out -> out.write(bytes));
        }
        List<String> written = new ArrayList<>(missing.keySet());
        if (published.isEmpty()) {
            write(INDEX, changed::writeTo);
            written.add(INDEX);
        }
        Status status = written.isEmpty() ? Status.UNCHANGED : Status.NEW;
        return new Publication(status, folder.toString(), offered, written);
    }

    private RepositoryIndex readIndex(Release release) throws IOException {
        Path file = folder.resolve(INDEX);
        String chart = release.archive().id().name();
        return Files.exists(file)
                ? RepositoryIndex.read(file.toString().replace('\\', '/'), Files.readAllBytes(file), chart)
                : RepositoryIndex.empty(chart);
    }

    /** Returns the files that are not there yet; those that are have the same bytes. */
    private Map<String, Content> missing(Release release) throws IOException {
        Map<String, Content> missing = new LinkedHashMap<>();
        for (Map.Entry<String, Content> file : release.files().entrySet()) {
            Path path = folder.resolve(file.getKey());
            if (!Files.exists(path)) {
                missing.put(file.getKey(), file.getValue());
                continue;
            }
            Digest published = Digest.of(Files.readAllBytes(path));
            Digest offered = file.getValue().digest();
            if (!published.equals(offered)) {
                throw new PublishConflictException(path.toString(), published, offered);
            }
        }
        return missing;
    }

    /** Something that writes the bytes of a file. */
    private interface Source {
        void writeTo(OutputStream out) throws IOException;
    }

    private void write(String name, Source source) throws IOException {
        Path path = folder.resolve(name);
        Path parent = path.resolveSibling(".").normalize();
        Files.createDirectories(parent);
        Path beside = path.resolveSibling("." + path.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                beside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
            source.writeTo(out);
            out.flush();
            channel.force(true);
        }
        Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
