package io.chartwright.publish;

import io.chartwright.model.ByteSource;
import io.chartwright.model.Content;
import io.chartwright.model.Digest;
import io.chartwright.publish.store.PublishConflictException;
import io.chartwright.publish.store.StoreReader;
import io.chartwright.publish.store.StoredFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds out what must change in a store so that it has a release, and whether it has. */
final class Planner {

    private final String store;
    private final Release release;
    private final boolean mayReplace;
    private final List<Page> pages;
    private final Set<String> settled = new HashSet<>();

    /**
     * Creates a planner.
     *
     * @param store what messages call the store
     * @param mayReplace whether the release may take the place of other bytes
     * @param pages what shows the index
     */
    Planner(String store, Release release, boolean mayReplace, List<Page> pages) {
        this.store = store;
        this.release = release;
        this.mayReplace = mayReplace;
        this.pages = pages;
    }

    /**
     * Returns what must change in the files as they are now.
     *
     * @throws PublishConflictException when there are other bytes, which may not be replaced
     * @throws io.chartwright.model.InvalidInputException when the index is broken
     */
    Plan plan(StoreReader files) {
        List<Change> changes = new ArrayList<>();
        boolean isReplacement = planFiles(files, changes);
        // Last, so that little time passes in which another publisher could change it before we do.
        Optional<StoredFile> file = files.read(RepositoryIndex.FILE);
        RepositoryIndex index = index(file);
        Digest offered = release.archive().digest();
        Optional<Digest> published = index.digestOf(release.archive().id().version(), offered);
        if (published.filter(offered::equals).isPresent()) {
            return new Plan(changes, Optional.empty(), pages(files, index), isReplacement);
        }
        if (published.isPresent() && !mayReplace) {
            throw conflict(release.archive().id() + " in " + where(RepositoryIndex.FILE), published.get(), offered);
        }
        RepositoryIndex after = index.with(IndexEntry.of(release.archive()));
        Change change = write(RepositoryIndex.FILE, file, after.bytes());
        return new Plan(changes, Optional.of(change), pages(files, after), isReplacement || published.isPresent());
    }

    /** Returns whether the index, as it is now, leads to the release. */
    boolean isListed(StoreReader files) {
        Digest offered = release.archive().digest();
        return index(files.read(RepositoryIndex.FILE))
                .digestOf(release.archive().id().version(), offered)
                .filter(offered::equals)
                .isPresent();
    }

    private RepositoryIndex index(Optional<StoredFile> file) {
        String chart = release.archive().id().name();
        return file.map(there -> RepositoryIndex.read(where(RepositoryIndex.FILE), there.bytes(), chart))
                .orElseGet(() -> RepositoryIndex.empty(chart));
    }

    /** Adds the changes of the release's own files; returns whether one takes the place of other bytes. */
    private boolean planFiles(StoreReader files, List<Change> changes) {
        boolean isReplacement = false;
        for (Map.Entry<String, Content> file : release.files().entrySet()) {
            if (settled.contains(file.getKey())) {
                continue;
            }
            Optional<StoredFile> there = files.read(file.getKey());
            if (there.isPresent() && isAsGood(file.getKey(), file.getValue(), there.get())) {
                settle(file.getKey());
                continue;
            }
            if (there.isPresent() && !mayReplace) {
                throw conflict(
                        where(file.getKey()),
                        there.get().digest(),
                        file.getValue().digest());
            }
            isReplacement |= there.isPresent();
            changes.add(write(file.getKey(), there, file.getValue()));
        }
        boolean isUnsigned = release.provenance().isEmpty();
        if (isReplacement && isUnsigned && files.read(release.provenanceFile()).isPresent()) {
            // What it signs is about to go; a client that verifies must not find it beside other bytes.
            changes.add(0, new Change.Delete(release.provenanceFile()));
        }
        return isReplacement;
    }

    /** Remembers that the file is there; what nobody may replace need not be read again. */
    private void settle(String path) {
        if (!mayReplace) {
            settled.add(path);
        }
    }

    private PublishConflictException conflict(String what, Digest published, Digest offered) {
        boolean isPreRelease = release.archive().id().version().isPreRelease();
        return new PublishConflictException(what, published, offered, isPreRelease);
    }

    private boolean isAsGood(String path, Content offered, StoredFile there) {
        return offered.hasBytes(there.bytes())
                || (path.equals(release.provenanceFile())
                        && release.provenance()
                                .filter(signature -> signature.accepts(Content.of(there.bytes())))
                                .isPresent());
    }

    private List<Change> pages(StoreReader files, RepositoryIndex index) {
        List<Change> changes = new ArrayList<>();
        for (Page page : pages) {
            Optional<StoredFile> there = files.read(page.path());
            if (page.isKept() && there.isPresent()) {
                continue;
            }
            ByteSource bytes = page.of(index.bytes(), path -> offered(path).or(() -> files.read(path)));
            if (there.filter(file -> bytes.hasBytes(file.bytes())).isEmpty()) {
                changes.add(write(page.path(), there, bytes));
            }
        }
        return changes;
    }

    private Optional<StoredFile> offered(String path) {
        return Optional.ofNullable(release.files().get(path)).map(content -> new StoredFile(content.bytes(), ""));
    }

    private static Change write(String path, Optional<StoredFile> there, ByteSource bytes) {
        return there.<Change>map(file -> new Change.Replace(path, file.version(), bytes))
                .orElseGet(() -> new Change.Create(path, bytes));
    }

    private String where(String path) {
        return store.replace('\\', '/') + "/" + path;
    }
}
