package io.chartwright.project;

import io.chartwright.model.ChartFile;
import io.chartwright.model.Content;
import io.chartwright.model.Project;
import io.chartwright.model.UnknownNameException;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
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

/** Reads the sources of a project as they were at a commit, without a working copy. */
public final class CommitReader {
    private final ProjectLayout layout;

    /** Creates a reader of the project, which is a git repository or a folder of one. */
    public CommitReader(ProjectLayout layout) {
        this.layout = layout;
    }

    /**
     * Returns the project at the commit.
     *
     * @param revision a commit, tag or branch
     * @throws UnknownNameException when the project is in no git repository, or that has no such commit
     * @throws ProjectException when the disk fails
     */
    public Project read(String revision) {
        FileRepositoryBuilder builder =
                new FileRepositoryBuilder().findGitDir(layout.root().toFile());
        if (builder.getGitDir() == null) {
            throw new UnknownNameException(layout.root() + " is in no git repository, so there is no commit to take");
        }
        try (Repository repository = builder.build();
                RevWalk commits = new RevWalk(repository)) {
            ObjectId id = repository.resolve(revision + "^{commit}");
            if (id == null) {
                throw unknown(revision);
            }
            String prefix = repository
                    .getWorkTree()
                    .toPath()
                    .toRealPath()
                    .relativize(layout.root().toRealPath())
                    .toString()
                    .replace('\\', '/');
            String folder = prefix.isEmpty() ? "" : prefix + "/";
            RevCommit commit = commits.parseCommit(id);
            return ProjectReader.of(
                    files(repository, commit, folder + ProjectLayout.CHART_TEMPLATES),
                    files(repository, commit, folder + ProjectLayout.VALUES));
        } catch (RevisionSyntaxException | MissingObjectException e) {
            throw unknown(revision);
        } catch (IOException e) {
            throw new ProjectException("read the commit " + revision + " of", layout.root(), e);
        }
    }

    /** Returns the files below a folder by their paths in it. Links and submodules are left out, which no project may have. */
    private static Map<String, ChartFile> files(Repository repository, RevCommit commit, String folder)
            throws IOException {
        Map<String, ChartFile> files = new TreeMap<>();
        try (TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(commit.getTree());
            walk.setRecursive(true);
            walk.setFilter(PathFilter.create(folder));
            while (walk.next()) {
                String path = walk.getPathString().substring(folder.length() + 1);
                if (FileMode.REGULAR_FILE.equals(walk.getRawMode(0))
                        || FileMode.EXECUTABLE_FILE.equals(walk.getRawMode(0))) {
                    ObjectLoader blob = repository.open(walk.getObjectId(0));
                    files.put(path, new ChartFile(path, Content.of(blob.getBytes((int) FileTree.LARGEST))));
                }
            }
        }
        return files;
    }

    private UnknownNameException unknown(String revision) {
        return new UnknownNameException("there is no commit '" + revision + "' in the git repository of "
                + layout.root() + "; is the clone a shallow one? 'git fetch --unshallow --tags' completes it");
    }
}
