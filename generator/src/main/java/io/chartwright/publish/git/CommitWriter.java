package io.chartwright.publish.git;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * Writes commits without a working copy.
 *
 * @param repository where they are written
 * @param identity who makes them
 */
record CommitWriter(Repository repository, Identity identity) {

    private static final String ARCHIVE = ".tgz";

    /**
     * Returns a commit of the changes on top of the base, or without a parent.
     *
     * @param changes what stands under each path; empty for nothing
     */
    ObjectId write(Optional<ObjectId> base, Map<String, Optional<ObjectId>> changes, Instant time) throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(files(base, changes).writeTree(inserter));
            base.ifPresent(commit::setParentId);
            commit.setAuthor(identity.at(time));
            commit.setCommitter(identity.at(time));
            commit.setMessage(message(changes));
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            return id;
        }
    }

    private DirCache files(Optional<ObjectId> base, Map<String, Optional<ObjectId>> changes) throws IOException {
        DirCache files = DirCache.newInCore();
        if (base.isPresent()) {
            try (ObjectReader reader = repository.newObjectReader();
                    RevWalk walk = new RevWalk(reader)) {
                DirCacheBuilder builder = files.builder();
                builder.addTree(
                        new byte[0],
                        DirCacheEntry.STAGE_0,
                        reader,
                        walk.parseCommit(base.get()).getTree());
                builder.finish();
            }
        }
        DirCacheEditor editor = files.editor();
        changes.forEach((path, blob) -> editor.add(blob.<DirCacheEditor.PathEdit>map(id -> new Write(path, id))
                .orElseGet(() -> new DirCacheEditor.DeletePath(path))));
        editor.finish();
        return files;
    }

    private static String message(Map<String, Optional<ObjectId>> changes) {
        String charts = changes.keySet().stream()
                .filter(path -> path.endsWith(ARCHIVE))
                .map(path -> path.substring(0, path.length() - ARCHIVE.length()))
                .collect(Collectors.joining(", "));
        return charts.isEmpty() ? "Update the chart repository\n" : "Publish " + charts + "\n";
    }

    /** Puts a file under a path. */
    private static final class Write extends DirCacheEditor.PathEdit {
        private final ObjectId blob;

        Write(String path, ObjectId blob) {
            super(path);
            this.blob = blob;
        }

        @Override
        public void apply(DirCacheEntry entry) {
            entry.setFileMode(FileMode.REGULAR_FILE);
            entry.setObjectId(blob);
        }
    }
}
