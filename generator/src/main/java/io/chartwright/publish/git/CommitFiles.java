package io.chartwright.publish.git;

import io.chartwright.model.ChartFile;
import io.chartwright.model.Content;
import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import io.chartwright.model.UnavailableException;
import io.chartwright.model.UnknownNameException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;

/**
 * The files of a folder as they were at a commit; no working copy is made.
 *
 * @param folder a git repository or a folder in one
 * @param revision a commit, tag or branch
 */
public record CommitFiles(Path folder, String revision) {

    /** The size at which Helm refuses a file, in bytes. */
    private static final int LARGEST = 5 * 1024 * 1024;

    /** The size at which Helm refuses a chart, in bytes. */
    private static final long MOST_BYTES = 100L * 1024 * 1024;

    /**
     * Returns the files below a part of the folder by their paths in that part. Links and submodules are left out.
     *
     * @param part its path in the folder, with slashes
     * @throws UnknownNameException when the folder is in no git repository, or that has no such commit
     * @throws InvalidInputException for files that are too large, and for paths that no honest program writes
     * @throws UnavailableException when the repository cannot be read
     */
    public Map<String, ChartFile> below(String part) {
        QuietSystem.install();
        FileRepositoryBuilder builder = new FileRepositoryBuilder().findGitDir(folder.toFile());
        if (builder.getGitDir() == null) {
            throw new UnknownNameException(folder + " is in no git repository, so there is no commit to take");
        }
        try (Repository repository = builder.build();
                RevWalk commits = new RevWalk(repository)) {
            ObjectId id = repository.resolve(revision + "^{commit}");
            if (id == null) {
                throw unknown();
            }
            Path inside = repository.getWorkTree().toPath().toRealPath().relativize(folder.toRealPath());
            String path = inside.resolve(part).toString().replace('\\', '/');
            return files(repository, commits.parseCommit(id), path);
        } catch (RevisionSyntaxException | MissingObjectException | IncorrectObjectTypeException e) {
            throw unknown();
        } catch (IOException e) {
            throw new UnavailableException("could not read the commit " + revision + " in " + folder, e);
        }
    }

    private static Map<String, ChartFile> files(Repository repository, RevCommit commit, String folder)
            throws IOException {
        Map<String, ChartFile> files = new TreeMap<>();
        List<Finding> findings = new ArrayList<>();
        long bytes = 0;
        try (TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(commit.getTree());
            walk.setRecursive(true);
            walk.setFilter(PathFilter.create(folder));
            while (walk.next()) {
                String path = walk.getPathString();
                FileMode mode = walk.getFileMode();
                boolean isFile = FileMode.REGULAR_FILE.equals(mode) || FileMode.EXECUTABLE_FILE.equals(mode);
                if (isFile && path.startsWith(folder + "/")) {
                    ObjectLoader blob = repository.open(walk.getObjectId(0));
                    bytes += blob.getSize();
                    refusal(path, blob.getSize(), bytes).ifPresentOrElse(findings::add, () -> {
                        String below = path.substring(folder.length() + 1);
                        files.put(below, new ChartFile(below, Content.of(blob.getCachedBytes())));
                    });
                }
            }
        }
        if (!findings.isEmpty()) {
            throw new InvalidInputException(findings);
        }
        return files;
    }

    /** Returns why a file is not read. A tree of git can hold any name; one with these would be written elsewhere. */
    private static Optional<Finding> refusal(String path, long size, long total) {
        String problem = "";
        if (path.contains("\\") || ("/" + path + "/").matches("(?s).*(/\\.{0,2}/|\\p{Cntrl}).*")) {
            problem = "has a path that leads out of its folder or cannot be shown";
        } else if (size > LARGEST) {
            problem = "is larger than 5 MiB, which Helm refuses";
        } else if (total > MOST_BYTES) {
            problem = "comes after 100 MiB of other files, which Helm refuses";
        }
        return problem.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.error(
                        "project/file",
                        Location.of(path.replaceAll("\\p{Cntrl}", "?")),
                        problem,
                        "leave it out of the commit"));
    }

    private UnknownNameException unknown() {
        return new UnknownNameException("there is no commit '" + revision + "' in the git repository of " + folder
                + "; is the clone a shallow one? 'git fetch --unshallow --tags' completes it");
    }
}
