package io.chartwright.publish.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;

/**
 * A temporary repository that keeps what was fetched, so that the next fetch brings only what is new.
 *
 * @param folder where it is
 * @param repository the same for JGit
 * @param removal removes it when the process is asked to stop before it is closed
 */
record LocalRepository(Path folder, Repository repository, Thread removal) implements AutoCloseable {

    /** How the names of the folders begin. */
    static final String FOLDER = "chartwright-git";

    /** JGit tries out the file system in the folder for a moment, in a thread of its own. */
    private static final int ATTEMPTS = 20;

    static LocalRepository create() throws IOException {
        Path folder = Files.createTempDirectory(FOLDER);
        Repository repository =
                new RepositoryBuilder().setGitDir(folder.toFile()).setBare().build();
        repository.create(true);
        Thread removal = new Thread(() -> remove(folder), "remove git repository");
        Runtime.getRuntime().addShutdownHook(removal);
        return new LocalRepository(folder, repository, removal);
    }

    /** Removes the folder with all that is in it. What cannot be removed stays, for the system to clean up. */
    @Override
    public void close() {
        repository.close();
        remove(folder);
        try {
            Runtime.getRuntime().removeShutdownHook(removal);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook has run or will.
        }
    }

    private static void remove(Path folder) {
        for (int i = 0; i < ATTEMPTS && Files.exists(folder); i++) {
            try (Stream<Path> all = Files.walk(folder)) {
                List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
                for (Path path : deepestFirst) {
                    Files.deleteIfExists(path);
                }
            } catch (IOException | UncheckedIOException e) {
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
