package io.chartwright.publish.git;

import io.chartwright.model.UnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * The commits of the git repository around a folder.
 *
 * @param folder a git repository or a folder in one
 */
public record GitHistory(Path folder) {
    private static final String DEFAULT = "refs/remotes/origin/HEAD";

    /** Where the default branch is looked for when the remote does not say which one it is. */
    private static final List<String> USUAL =
            List.of("refs/remotes/origin/main", "refs/remotes/origin/master", "refs/heads/main", "refs/heads/master");

    /**
     * A commit with the name that it was found by.
     *
     * @param name a revision, or words that say what it is
     * @param id its hash, 40 hexadecimal digits
     */
    public record Commit(String name, String id) {}

    /**
     * Returns the commit that a revision names; empty when there is none, or no repository.
     *
     * @throws UnavailableException when the repository cannot be read
     */
    public Optional<Commit> find(String revision) {
        return read(repository -> commit(repository, revision).map(id -> new Commit(revision, id.name())));
    }

    /**
     * Returns the commit in which the history of {@code HEAD} left that of the default branch; {@code HEAD} itself when it
     * is on that branch or there is none; empty when there is no such commit, or no repository.
     *
     * @throws UnavailableException when the repository cannot be read
     */
    public Optional<Commit> base() {
        return read(repository -> {
            Optional<ObjectId> head = commit(repository, Constants.HEAD);
            Optional<Ref> branch = defaultBranch(repository);
            if (head.isEmpty() || branch.isEmpty()) {
                return head.map(id -> new Commit(Constants.HEAD, id.name()));
            }
            return mergeBase(repository, head.get(), branch.get().getObjectId()).map(base -> {
                String name = Repository.shortenRefName(branch.get().getName());
                boolean isHead = base.equals(head.get());
                return new Commit(isHead ? Constants.HEAD : "the merge base with " + name, base.name());
            });
        });
    }

    private static Optional<ObjectId> mergeBase(Repository repository, ObjectId one, ObjectId other)
            throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            walk.setRevFilter(RevFilter.MERGE_BASE);
            walk.markStart(walk.parseCommit(one));
            walk.markStart(walk.parseCommit(other));
            RevCommit base = walk.next();
            return Optional.ofNullable(base).map(RevCommit::getId);
        }
    }

    private static Optional<Ref> defaultBranch(Repository repository) throws IOException {
        Ref named = repository.exactRef(DEFAULT);
        if (named != null && named.getLeaf().getObjectId() != null) {
            return Optional.of(named.getLeaf());
        }
        for (String name : USUAL) {
            Ref ref = repository.exactRef(name);
            if (ref != null && ref.getObjectId() != null) {
                return Optional.of(ref);
            }
        }
        return Optional.empty();
    }

    private static Optional<ObjectId> commit(Repository repository, String revision) throws IOException {
        try {
            return Optional.ofNullable(repository.resolve(revision + "^{commit}"));
        } catch (RevisionSyntaxException
                | AmbiguousObjectException
                | MissingObjectException
                | IncorrectObjectTypeException e) {
            return Optional.empty();
        }
    }

    private interface Question {
        Optional<Commit> in(Repository repository) throws IOException;
    }

    private Optional<Commit> read(Question question) {
        QuietSystem.install();
        FileRepositoryBuilder builder = new FileRepositoryBuilder().findGitDir(folder.toFile());
        if (builder.getGitDir() == null) {
            return Optional.empty();
        }
        try (Repository repository = builder.build()) {
            return question.in(repository);
        } catch (IOException e) {
            throw new UnavailableException("could not read the git repository of " + folder, e);
        }
    }
}
