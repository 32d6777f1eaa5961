package io.chartwright.publish.git;

import io.chartwright.model.ByteSource;
import io.chartwright.model.UnavailableException;
import io.chartwright.publish.git.Deadline.Exchange;
import io.chartwright.publish.retry.Attempts;
import io.chartwright.publish.retry.Patience;
import io.chartwright.publish.store.PublishException;
import io.chartwright.publish.store.StoreSession;
import io.chartwright.publish.store.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.treewalk.TreeWalk;

/** A branch as it was when the session began, and the changes since, which become one commit. */
final class GitSession implements StoreSession {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Repository repository;
    private final Remote remote;
    private final Identity identity;
    private final Patience patience;
    private final Optional<ObjectId> base;

    /** What was changed, by path; empty for a file that was removed. */
    private final Map<String, Optional<ObjectId>> changes = new LinkedHashMap<>();

    private GitSession(
            Repository repository, Remote remote, Identity identity, Patience patience, Optional<ObjectId> base) {
        this.repository = repository;
        this.remote = remote;
        this.identity = identity;
        this.patience = patience;
        this.base = base;
    }

    /** Fetches what is new on the branch into the repository. */
    static GitSession begin(Repository repository, Remote remote, Identity identity, Patience patience) {
        Optional<ObjectId> base = persist("fetch", remote, patience, () -> remote.fetch(repository));
        return new GitSession(repository, remote, identity, patience, base);
    }

    @Override
    public Optional<StoredFile> read(String path) {
        try {
            Optional<ObjectId> blob = find(path);
            return blob.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new StoredFile(
                            repository.open(blob.get(), Constants.OBJ_BLOB).getBytes(Integer.MAX_VALUE),
                            blob.get().name()));
        } catch (IOException e) {
            throw new PublishException("read " + path + " of " + remote.address(), e);
        }
    }

    @Override
    public boolean create(String path, ByteSource bytes) {
        return write(path, bytes, Optional.empty());
    }

    @Override
    public boolean replace(String path, String version, ByteSource bytes) {
        return write(path, bytes, Optional.of(version));
    }

    @Override
    public void delete(String path) {
        changes.put(path, Optional.empty());
    }

    @Override
    public boolean commit() {
        if (changes.isEmpty()) {
            return true;
        }
        try {
            ObjectId commit = new CommitWriter(repository, identity)
                    .write(base, changes, patience.timing().now());
            return isAccepted(persist("push", remote, patience, () -> remote.push(repository, commit, base)));
        } catch (IOException e) {
            throw new PublishException("commit to " + remote.address(), e);
        }
    }

    private boolean write(String path, ByteSource bytes, Optional<String> expected) {
        try {
            if (!find(path).map(ObjectId::name).equals(expected)) {
                return false;
            }
            try (ObjectInserter inserter = repository.newObjectInserter();
                    InputStream in = bytes.open()) {
                changes.put(path, Optional.of(inserter.insert(Constants.OBJ_BLOB, bytes.length(), in)));
                inserter.flush();
            }
            return true;
        } catch (IOException e) {
            throw new PublishException("write " + path + " for " + remote.address(), e);
        }
    }

    private Optional<ObjectId> find(String path) throws IOException {
        if (changes.containsKey(path)) {
            return changes.getOrDefault(path, Optional.empty());
        }
        if (base.isEmpty()) {
            return Optional.empty();
        }
        try (RevWalk walk = new RevWalk(repository);
                TreeWalk file = TreeWalk.forPath(
                        repository, path, walk.parseCommit(base.get()).getTree())) {
            boolean isFile = file != null && (file.getRawMode(0) & FileMode.TYPE_MASK) == FileMode.TYPE_FILE;
            return isFile ? Optional.of(file.getObjectId(0)) : Optional.empty();
        }
    }

    /** Returns whether the branch is at the commit; false when another publisher came first. */
    private boolean isAccepted(RemoteRefUpdate update) {
        return switch (update.getStatus()) {
            case OK, UP_TO_DATE -> true;
            case REJECTED_NONFASTFORWARD, REJECTED_REMOTE_CHANGED -> false;
            default -> {
                String said = String.valueOf(update.getMessage());
                if (said.matches(
                        "(?is).*(lock|failed to update|transaction|fetch first|stale|already exists|reference).*")) {
                    yield false;
                }
                throw new PublishException("could not push to " + remote.address() + ": it answered '" + said
                        + "'; may this login push to the branch, and is the branch protected?");
            }
        };
    }

    private static <T> T persist(String what, Remote remote, Patience patience, Exchange<T> exchange) {
        Attempts attempts = patience.attempts(FIRST_PAUSE, LONGEST_PAUSE);
        while (true) {
            try {
                return remote.deadline().run(what + " " + remote.address(), exchange);
            } catch (IOException e) {
                boolean isFinal = Remote.isRefused(e);
                if (isFinal || !attempts.pause()) {
                    throw new UnavailableException(
                            "could not " + what + " " + remote.address() + ": " + remote.explain(e)
                                    + (isFinal ? "" : " (" + attempts.summary() + ")"),
                            e);
                }
            }
        }
    }
}
